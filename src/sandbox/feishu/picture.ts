export type Picture = { type: string; width?: number; height?: number }

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

/** Walks the segments to the frame header, which holds the size. */
const jpegSize = (bytes: Buffer): { width: number; height: number } | undefined => {
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

const webpSize = (bytes: Buffer): { width: number; height: number } | undefined => {
  if (bytes.length < 30) return undefined
  switch (ascii(bytes, 12, 16)) {
    case 'VP8X':
      return { width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) }
    case 'VP8 ':
      return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    default:
      return undefined
  }
}

const heic = new Set(['heic', 'heix', 'hevc', 'mif1', 'msf1'])

/**
 * What these bytes are, by their first ones, for the formats that Feishu takes: JPEG, PNG, WEBP, GIF, BMP, ICO, TIFF, HEIC.
 * The size is read of the first five; a picture is not decoded, so what is broken further in passes.
 */
export const recognise = (bytes: Buffer): Picture | undefined => {
  const start = ascii(bytes, 0, 12)
  if (start.startsWith('\x89PNG\r\n\x1a\n') && bytes.length >= 24)
    return { type: 'image/png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  if (/^GIF8[79]a/.test(start) && bytes.length >= 10)
    return { type: 'image/gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  if (start.startsWith('\xff\xd8\xff')) return { type: 'image/jpeg', ...jpegSize(bytes) }
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return { type: 'image/webp', ...webpSize(bytes) }
  if (start.startsWith('BM') && bytes.length >= 26)
    return { type: 'image/bmp', width: bytes.readInt32LE(18), height: Math.abs(bytes.readInt32LE(22)) }
  if (start.startsWith('\0\0\x01\0')) return { type: 'image/x-icon' }
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return { type: 'image/tiff' }
  return ascii(bytes, 4, 8) === 'ftyp' && heic.has(ascii(bytes, 8, 12)) ? { type: 'image/heic' } : undefined
}

const utf8 = new TextEncoder()

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1
  return c
})
const crcOf = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** Little-endian fields of 2 or 4 bytes. */
const packed = (...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

/** 1980-01-01: the same content is the same bytes. */
const date = 0x21
const names = 0x0800

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Files in a zip, uncompressed (APPNOTE 6.3.10, method 0): for small things, on every runtime. */
export const zip = (files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> => {
  const bodies: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const [path, text] of Object.entries(files)) {
    const [name, body] = [utf8.encode(path), utf8.encode(text)]
    const facts = [
      [2, 20],
      [2, names],
      [2, 0],
      [2, 0],
      [2, date],
      [4, crcOf(body)],
      [4, body.length],
      [4, body.length],
      [2, name.length],
      [2, 0],
    ] as const
    const head = packed([4, 0x04034b50], ...facts)
    bodies.push(head, name, body)
    directory.push(packed([4, 0x02014b50], [2, 20], ...facts, [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]), name)
    offset += head.length + name.length + body.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const count = bodies.length / 3
  const end = packed([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0])
  return joined([...bodies, ...directory, end])
}

import { isUtf8 } from 'node:buffer'
import { createDecipheriv, createHash } from 'node:crypto'
import type { Cipher } from '../platform/door/cipher.ts'

/** OpenSSL without the detour through a thread: for two kilobytes the detour costs more than the work. */
export const nodeCipher: Cipher = {
  bytesOf: (base64) => {
    const bytes = Buffer.from(base64, 'base64')
    // Node reads over what is no base64, so fewer bytes come out; it takes - and _ for + and /; and the last sign may
    // hold bits that mean nothing. Each has one proper spelling only.
    const tail = base64.slice(-4)
    const padding = tail.endsWith('==') ? 2 : tail.endsWith('=') ? 1 : 0
    const whole = base64.length % 4 === 0 && bytes.length === (base64.length / 4) * 3 - padding
    const proper = whole && !base64.includes('-') && !base64.includes('_')
    if (bytes.length === 0 || !proper || bytes.subarray(padding - 3).toString('base64') !== tail)
      throw new Error('not base64')
    return bytes
  },
  textOf: (bytes) => {
    if (!isUtf8(bytes)) throw new Error('not UTF-8')
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  },
  sha256: (parts) => {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return hash.digest()
  },
  decrypt: (key, iv, sealed) => {
    const decipher = createDecipheriv('aes-256-cbc', key, iv)
    return Buffer.concat([decipher.update(sealed), decipher.final()])
  },
}

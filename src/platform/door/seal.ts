import { hex } from '../../core/hash.ts'
import type { Cipher } from './cipher.ts'

const utf8 = new TextEncoder()
// A byte order mark is content like any other, and bad bytes are refused: two readers must never see two texts.
const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Takes the same time wherever the difference is. */
export const sameText = (a: string, b: string): boolean => {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}

/** Over the raw body: re-serialised JSON need not be the same bytes. Source: Feishu, Encrypt Key 加密策略, 签名校验. */
export const signatureOf = async (
  cipher: Cipher,
  key: string,
  timestamp: string,
  nonce: string,
  raw: Uint8Array<ArrayBuffer>,
): Promise<string> => hex(await cipher.sha256([utf8.encode(timestamp + nonce + key), raw]))

/**
 * The text inside `{"encrypt": …}`: base64 of iv (16 bytes) and ciphertext, under SHA-256 of the key.
 *
 * @throws when it is not base64, not whole blocks, not padded or not UTF-8
 */
export const unseal = async (cipher: Cipher, key: string, sealed: string): Promise<string> => {
  if (sealed.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(sealed)) throw new Error('not base64')
  const binary = atob(sealed)
  if (binary.length < 32 || binary.length % 16 !== 0) throw new Error('not whole blocks')
  const bytes = new Uint8Array(binary.length)
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
  const aesKey = new Uint8Array(await cipher.sha256([utf8.encode(key)]))
  return textOf(await cipher.decrypt(aesKey, bytes.subarray(0, 16), bytes.subarray(16)))
}

/** @throws when the bytes are not UTF-8 */
export const textOf = (bytes: Uint8Array): string => strictUtf8.decode(bytes)

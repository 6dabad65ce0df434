import { hex } from '../../core/hash.ts'
import type { Cipher } from './cipher.ts'

/** What an encoder gives lies in a buffer of its own, though not every runtime's types say so. */
const utf8 = new TextEncoder() as { encode(text: string): Uint8Array<ArrayBuffer> }

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

const aesKeys = new Map<string, Uint8Array<ArrayBuffer>>()

/** SHA-256 of the key; there are as many as the configuration names, so they are kept. */
const aesKeyOf = async (cipher: Cipher, key: string): Promise<Uint8Array<ArrayBuffer>> => {
  const known = aesKeys.get(key)
  if (known) return known
  const made = new Uint8Array(await cipher.sha256([utf8.encode(key)]))
  aesKeys.set(key, made)
  return made
}

/**
 * The text inside `{"encrypt": …}`: base64 of iv (16 bytes) and ciphertext, under SHA-256 of the key.
 *
 * @throws when it is not base64, not whole blocks, not padded or not UTF-8
 */
export const unseal = async (cipher: Cipher, key: string, sealed: string): Promise<string> => {
  const bytes = cipher.bytesOf(sealed)
  if (bytes.length < 32 || bytes.length % 16 !== 0) throw new Error('not whole blocks')
  return cipher.textOf(await cipher.decrypt(await aesKeyOf(cipher, key), bytes.subarray(0, 16), bytes.subarray(16)))
}

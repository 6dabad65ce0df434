/**
 * The primitives of Feishu's event security. Web Crypto serves everywhere; Node's own is several times quicker for
 * small bodies, so its entry brings that.
 */
export type Cipher = {
  /**
   * The bytes behind base64 in its one proper spelling: no blanks, no missing padding.
   *
   * @throws when it is not that
   */
  bytesOf(base64: string): Uint8Array<ArrayBuffer>
  /**
   * A byte order mark is content like any other, and bad bytes are refused: two readers must never see two texts.
   *
   * @throws when the bytes are not UTF-8
   */
  textOf(bytes: Uint8Array): string
  sha256(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array | Promise<Uint8Array>
  /**
   * AES-256-CBC with PKCS#7.
   *
   * @throws whatever the runtime throws when key, length or padding is wrong
   */
  decrypt(
    key: Uint8Array<ArrayBuffer>,
    iv: Uint8Array<ArrayBuffer>,
    sealed: Uint8Array<ArrayBuffer>,
  ): Uint8Array | Promise<Uint8Array>
}

const joined = (parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const webCipher: Cipher = {
  textOf: (bytes) => strictUtf8.decode(bytes),
  bytesOf: (base64) => {
    if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) throw new Error('not base64')
    const binary = atob(base64)
    if (btoa(binary) !== base64) throw new Error('not base64')
    const bytes = new Uint8Array(binary.length)
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
    return bytes
  },
  sha256: async (parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(parts))),
  decrypt: async (key, iv, sealed) => {
    const imported = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt'])
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, imported, sealed))
  },
}

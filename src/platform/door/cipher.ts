/**
 * The two primitives of Feishu's event security. Web Crypto serves everywhere; Node's own is several times quicker for
 * small bodies, so its entry brings that.
 */
export type Cipher = {
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

export const webCipher: Cipher = {
  sha256: async (parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(parts))),
  decrypt: async (key, iv, sealed) => {
    const imported = await crypto.subtle.importKey('raw', key, 'AES-CBC', false, ['decrypt'])
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv }, imported, sealed))
  },
}

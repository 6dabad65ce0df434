const utf8 = new TextEncoder()

/** Lower-case hex. */
export const hex = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

export const sha256 = async (bytes: Uint8Array<ArrayBuffer> | string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', typeof bytes === 'string' ? utf8.encode(bytes) : bytes))

export const sha256Hex = async (bytes: Uint8Array<ArrayBuffer> | string): Promise<string> => hex(await sha256(bytes))

/** base64url without padding. */
export const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

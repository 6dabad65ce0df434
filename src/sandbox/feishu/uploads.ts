import type { Upload, World } from './world.ts'

/** Keeps the bytes; the key is what messages and cards name them by. `by` is an open_id or 'bot'. */
export const store = (
  world: World,
  { bytes, ...file }: Omit<Upload, 'key' | 'base64'> & { bytes: Uint8Array },
): string => {
  const key = `${file.kind === 'image' ? 'img' : 'file'}_v3_${world.random.hex(24)}`
  world.state.uploads.set(key, { key, ...file, base64: Buffer.from(bytes).toString('base64') })
  world.changed()
  return key
}

/** Is this key named anywhere in the content of a message: as its picture or file, in a post, or on a card? */
export const holdsKey = (content: string, key: string): boolean => {
  const holds = (value: unknown): boolean => {
    if (typeof value === 'string') return value === key || value.includes(`](${key})`)
    return value !== null && typeof value === 'object' && Object.values(value).some(holds)
  }
  return key !== '' && holds(JSON.parse(content))
}

export const uploadedBytes = ({ base64, type, name }: Upload): Response =>
  new Response(Buffer.from(base64, 'base64'), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  })

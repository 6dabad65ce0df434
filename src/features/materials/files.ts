import type { SentFile } from '../../platform/feature.ts'
import { fetchFile, handInFile, handInPicture } from '../../platform/files.ts'
import type { World } from '../../platform/world.ts'
import type { MaterialFile } from './schema.ts'

/** What Feishu takes is more; what a phone underground's end loads in a minute is this. Bytes. */
export const mostBytes = 20 * 1024 * 1024
export const mostPicture = 10 * 1024 * 1024

type Bytes = Uint8Array<ArrayBuffer>
export type FileTrouble = 'too-large' | 'gone' | 'not-picture' | 'not-sound'

const startsWith = (bytes: Bytes, ...signs: number[]) => signs.every((sign, i) => bytes[i] === sign)
const textAt = (bytes: Bytes, at: number, length: number) => String.fromCharCode(...bytes.slice(at, at + length))

/** What a browser may be told it is; nothing when it is no picture that browsers and Feishu both show. */
export const pictureType = (bytes: Bytes): string | undefined => {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (textAt(bytes, 0, 4) === 'GIF8') return 'image/gif'
  return textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP' ? 'image/webp' : undefined
}

/** OPUS in its usual box, which is what a card can play. */
const isOpus = (bytes: Bytes) => textAt(bytes, 0, 4) === 'OggS' && textAt(bytes, 28, 8) === 'OpusHead'

const tidy = (name: string) => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 100) || 'file'

/** Gives it to Feishu to keep, as what it is. */
export const keepFile = async (
  world: World,
  { kind, name, bytes }: { kind: MaterialFile['kind']; name: string; bytes: Bytes },
): Promise<MaterialFile | FileTrouble> => {
  const about = { name: tidy(name), bytes: bytes.length }
  if (bytes.length > (kind === 'picture' ? mostPicture : mostBytes)) return 'too-large'
  if (kind === 'picture') {
    const type = pictureType(bytes)
    const key = type ? await handInPicture(world, bytes) : 'refused'
    return type === undefined || key === 'refused' ? 'not-picture' : { ...about, kind, key, type }
  }
  if (kind === 'sound')
    return isOpus(bytes)
      ? { ...about, kind, key: await handInFile(world, about.name, bytes, 'opus'), type: 'audio/ogg' }
      : 'not-sound'
  return { ...about, kind, key: await handInFile(world, about.name, bytes), type: 'application/octet-stream' }
}

/** A file, a picture or a voice message of somebody's. */
export type SentHere = Omit<SentFile, 'picture'> & { as?: 'picture' | 'voice' }

/** What somebody sent in the chat, kept by us: their message may be recalled, ours may not. */
export const keepSent = async (world: World, sent: SentHere): Promise<MaterialFile | FileTrouble> => {
  const { messageId: message, file, as } = sent
  const bytes = await fetchFile(world, { message, file, ...(as === 'picture' && { picture: true }) }, mostBytes)
  if (bytes === 'too-large' || bytes === 'gone') return bytes
  const kept = await keepFile(world, {
    kind: as === 'picture' ? 'picture' : as === 'voice' || /\.(opus|ogg)$/i.test(sent.name) ? 'sound' : 'file',
    ...{ name: as === 'voice' ? 'voice.opus' : sent.name, bytes },
  })
  // A recording in another form is still a file that may be listened to.
  return kept === 'not-sound' ? keepFile(world, { kind: 'file', name: sent.name, bytes }) : kept
}

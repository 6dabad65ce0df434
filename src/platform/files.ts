import type { FileKey, ImageKey, MessageId } from '../core/ids.ts'
import { fateOf } from './feishu/fates.ts'
import { FeishuRefusal } from './feishu/refusal.ts'
import type { World } from './world.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Reaching = Pick<World, 'feishu' | 'log'>

/** Refusals that time heals; after any other one the file cannot be had. */
const passing = /^(rate|token|app|ambiguous|in-progress)/

/** What Feishu refuses for good is told as such; anything else is tried again by whoever asked. */
const orRefused = async <T, R>({ log }: Reaching, event: string, refused: R, ask: () => Promise<T>): Promise<T | R> => {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof FeishuRefusal) || passing.test(fateOf(error))) throw error
    log.warn(event, { code: error.code })
    return refused
  }
}

/** The bytes of a file that somebody sent; 'gone' when it was recalled or may not be fetched. */
export const fetchFile = (
  world: Reaching,
  sent: { message: MessageId; file: FileKey; picture?: true },
  most: number,
): Promise<Bytes | 'too-large' | 'gone'> =>
  orRefused(world, 'files.gone', 'gone' as const, () => world.feishu.download(sent, most))

/** Hands a file over to Feishu, so that a letter can name it. Until the letter is sent nobody sees it. */
export const handInFile = ({ feishu }: Pick<World, 'feishu'>, name: string, bytes: Bytes, sound?: 'opus') =>
  feishu.upload(name, bytes, sound)

/** Hands a picture over to Feishu, so that a card can name it; 'refused' when Feishu takes it for none, or for too big. */
export const handInPicture = (world: Reaching, bytes: Bytes): Promise<ImageKey | 'refused'> =>
  orRefused(world, 'files.refused', 'refused' as const, () => world.feishu.uploadImage(bytes))

/** The bytes of what was handed in; 'gone' when Feishu does not have them any more. */
export const handedIn = (
  world: Reaching,
  what: { file: FileKey } | { image: ImageKey },
  most: number,
): Promise<Bytes | 'too-large' | 'gone'> =>
  orRefused(world, 'files.gone', 'gone' as const, () => world.feishu.uploaded(what, most))

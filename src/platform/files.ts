import type { FileKey, MessageId } from '../core/ids.ts'
import { fateOf } from './feishu/fates.ts'
import { FeishuRefusal } from './feishu/refusal.ts'
import type { World } from './world.ts'

/** Refusals that time heals; after any other one the file cannot be had. */
const passing = /^(rate|token|app|ambiguous|in-progress)/

/** The bytes of a file that somebody sent; 'gone' when it was recalled or may not be fetched. */
export const fetchFile = async (
  { feishu, log }: Pick<World, 'feishu' | 'log'>,
  { message, file }: { message: MessageId; file: FileKey },
  most: number,
): Promise<Uint8Array<ArrayBuffer> | 'too-large' | 'gone'> => {
  try {
    return await feishu.download({ message, file }, most)
  } catch (error) {
    if (!(error instanceof FeishuRefusal) || passing.test(fateOf(error))) throw error
    log.warn('files.gone', { code: error.code })
    return 'gone'
  }
}

/** Hands a file over to Feishu, so that a letter can name it. Until the letter is sent nobody sees it. */
export const handInFile = ({ feishu }: Pick<World, 'feishu'>, name: string, bytes: Uint8Array<ArrayBuffer>) =>
  feishu.upload(name, bytes)

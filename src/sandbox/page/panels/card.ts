import { checkCard } from '../../../../cards/kit/limits.ts'
import type { Feishu } from '../../feishu/types.ts'
import type { ShownCard } from './lines.ts'

/** The JSON of a card that this person sees, as Feishu holds it, and whether Feishu would take it. */
export const cardOf = (feishu: Feishu, person: string, messageId: string): ShownCard | undefined => {
  const message = feishu.message(messageId)
  if (message?.type !== 'interactive' || message.recalled) return undefined
  if (!feishu.as(person).sees(message.chatId).includes(message)) return undefined
  const { content, revision } = message
  return { messageId, content, revision, bytes: Buffer.byteLength(content), verdict: checkCard(content) }
}

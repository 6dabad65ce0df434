import type { Message } from '../feishu/types.ts'
import { texts } from './texts.ts'

type Words = { content?: unknown } | undefined
type Card = { config?: { summary?: Words }; header?: { title?: Words } }

const cardLine = ({ config, header }: Card): string => {
  const words = config?.summary?.content ?? header?.title?.content
  return typeof words === 'string' && words !== '' ? words : texts.card
}

/** A text with its mentions spelled out. */
export const spellMentions = (text: string, mentions: readonly { key: string; name: string }[]): string =>
  text.replace(/@_(all|user_\d+)/g, (key) => {
    if (key === '@_all') return texts.everyone
    const name = mentions.find((mention) => mention.key === key)?.name
    return name === undefined ? key : `@${name}`
  })

/** A message in one line, as the chat list and a quotation show it. */
export const lineOf = (message: Message): string => {
  if (message.recalled) return texts.recalled
  const content = JSON.parse(message.content) as Record<string, unknown>
  switch (message.type) {
    case 'text':
      return spellMentions(String(content.text), message.mentions).replace(/\s+/g, ' ').trim()
    case 'interactive':
      return cardLine(content as Card)
    default:
      return texts[message.type]
  }
}

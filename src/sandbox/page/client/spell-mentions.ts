import { texts } from './texts.ts'

/** A text as its writer saw it: mentions by name. */
export const spellMentions = (text: string, mentions: readonly { key: string; name: string }[]): string =>
  text.replace(/@_(all|user_\d+)/g, (key) => {
    if (key === '@_all') return `@${texts.everyone}`
    const name = mentions.find((mention) => mention.key === key)?.name
    return name === undefined ? key : `@${name}`
  })

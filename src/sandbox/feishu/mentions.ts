import type { Mention } from './types.ts'
import type { World } from './world.ts'

const everyone = '@所有人'

/**
 * What a person typed, with the mentions that the client's own list put into it: where «@name» of one of `named` stands,
 * its key takes the place. `leading`: the first of them stands before the text, without being spelled in it.
 */
export const readMentions = (
  world: World,
  words: string,
  named: readonly string[],
  leading: boolean,
): { text: string; mentions: Mention[] } => {
  const mentions: Mention[] = []
  let text = words
  for (const openId of new Set(named)) {
    if (openId === 'all') {
      text = text.replaceAll(everyone, '@_all')
      continue
    }
    const bot = openId === world.bot.openId
    const name = bot ? world.bot.name : world.state.users.get(openId)?.name
    const isLeading = leading && mentions.length === 0
    if (name === undefined || (!isLeading && !text.includes(`@${name}`))) continue
    const key = `@_user_${mentions.length + 1}`
    mentions.push({ key, openId, name, kind: bot ? 'bot' : 'user' })
    text = text.replaceAll(`@${name}`, key)
    if (isLeading) text = `${key} ${text}`
  }
  return { text, mentions }
}

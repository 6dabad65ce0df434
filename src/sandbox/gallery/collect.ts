import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkCard, errorText } from '../../../cards/kit/limits.ts'
import type { Shown } from './shown.ts'

/** Every face of every card in every state, with what Feishu would say to it. `cards`: the folder of that name. */
export const collectStates = async (cards: string): Promise<Shown[]> => {
  const files = readdirSync(cards, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.states.ts'))
  const found = await Promise.all(
    files.sort().map(async (file) => {
      const { states } = (await import(pathToFileURL(join(cards, file)).href)) as { states: Record<string, object> }
      const path = file.replace(/\.states\.ts$/, '').split(/[\\/]/)
      const [feature, face] = [path.slice(0, -1).join('/'), path.at(-1) ?? '']
      return Object.entries(states).map(([state, card]) => {
        const content = JSON.stringify(card)
        const verdict = checkCard(content)
        return {
          feature,
          face,
          state,
          content,
          bytes: new TextEncoder().encode(content).length,
          ...(verdict.ok ? {} : { refusal: errorText(verdict) }),
        }
      })
    }),
  )
  return found.flat()
}

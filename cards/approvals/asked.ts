import { type Element, markdown, plain } from '../kit/card.ts'
import { texts } from './texts.ts'

/** What is to be decided, as cards show it. Everything in it that people wrote is made harmless here. */
export type Asked = {
  /** A few words: what it is. */
  title: string
  /** What would come to stand, one line each. */
  lines: readonly string[]
  requester: string
  reason: string
}

export const asked = ({ lines, requester, reason }: Asked): Element[] => [
  ...(lines.length > 0 ? [markdown(lines.map(plain).join('\n'))] : []),
  markdown([texts.ask.requester(plain(requester)), ...(reason ? [texts.ask.reason(plain(reason))] : [])].join('\n')),
]

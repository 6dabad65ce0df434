import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import { texts } from './texts.ts'

/** What people may type, and what it does. */
export type Known = { word: string; about: string }

const lines = (known: readonly Known[]) =>
  markdown(known.map(({ word, about }) => texts.help.line(plain(word), plain(about))).join('\n'))

/** 帮助 */
export const helpCard = (known: readonly Known[]): Card =>
  card(texts.help.title, { template: 'blue' }, [lines(known), note(texts.help.foot)])

/** Words that nobody understood, and the nearest that somebody would. */
export const unknownCard = (nearest: readonly Known[]): Card =>
  card(texts.unknown.title, { template: 'default' }, [
    markdown(texts.unknown.body),
    lines(nearest),
    note(texts.unknown.foot),
  ])

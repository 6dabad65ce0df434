import { letters } from '../questions/question.ts'
import type { LoadedItem, Paper } from './store.ts'

/** `unstarted`: waits for 开始. `over`: its time has passed, though nobody has closed it yet. */
export type PaperPhase = 'unstarted' | 'open' | 'over' | 'done' | 'closed'

/** The last moment at which an answer counts. */
export const endOf = ({ deadline, closesAt }: Pick<Paper, 'deadline' | 'closesAt'>): Date => deadline ?? closesAt

export const paperPhase = (
  paper: Pick<Paper, 'state' | 'startedAt' | 'deadline' | 'closesAt'>,
  at: Date,
): PaperPhase => {
  if (paper.state !== 'open') return paper.state
  if (at >= endOf(paper)) return 'over'
  return paper.startedAt === null ? 'unstarted' : 'open'
}

/** The question's own letter behind one that was shown, e.g. 'C' behind 'A'; 'T' and 'F' are themselves. */
export const ownLetter = ({ question, order }: Pick<LoadedItem, 'question' | 'order'>, shown: string): string => {
  if (question.kind === 'judge' || !order) return shown
  const index = order[letters.indexOf(shown)]
  return index === undefined ? '' : (letters[index] ?? '')
}

/** Letters as they are shown, in the order of the card, for the question's own ones. */
export const shownLetters = ({ question, order }: Pick<LoadedItem, 'question' | 'order'>, own: string): string =>
  question.kind === 'judge' || !order
    ? own
    : order.flatMap((index, place) => (own.includes(letters[index] ?? ' ') ? [letters[place] ?? ''] : [])).join('')

/** Options as they are shown. */
export const shownOptions = ({ question, order }: Pick<LoadedItem, 'question' | 'order'>): readonly string[] =>
  order ? order.map((index) => question.options[index] ?? '') : question.options

export const sorted = (choice: string): string => [...choice].sort().join('')

/** Still to be answered, in order. */
export const unanswered = (paper: Pick<Paper, 'items'>): LoadedItem[] =>
  paper.items.filter((item) => !item.isVoid && !isAnswered(item))

/** Settled, or (where answers stay open) something is chosen. */
export const isAnswered = ({ answer }: Pick<LoadedItem, 'answer'>): boolean =>
  answer !== undefined && (answer.settledAt !== null || answer.choice !== '')

/** The first after `from` that is unanswered and can be, from the start again at the end; nothing when there is none. */
export const nextUnsettled = (paper: Pick<Paper, 'items'>, from: number): LoadedItem | undefined => {
  const waiting = paper.items.filter((item) => !item.isVoid && item.answer?.settledAt == null)
  return waiting.find((item) => item.n > from) ?? waiting[0]
}

import { texts } from '../../../cards/approvals/texts.ts'
import type { Opened } from '../../domain/approvals/ballot.ts'
import type { Copy } from '../../domain/approvals/copies.ts'
import type { Pen } from '../../domain/approvals/draw.ts'
import type { Outcome, Refused } from '../../domain/approvals/outcome.ts'
import type { Ended } from '../../domain/approvals/rules.ts'
import { approvalStates } from '../../domain/approvals/schema.ts'
import type { ClickReply, Toast } from '../../platform/feature.ts'

const isEnd = (kind: string): kind is Ended =>
  kind !== 'pending' && (approvalStates as readonly string[]).includes(kind)

const refusalWords = (because: Refused): string => {
  if (because.kind === 'reason') return texts.toast.reason(because.atLeast)
  return isEnd(because.kind) ? texts.toast.ended(because.kind) : texts.refused[because.kind]
}

/** What the clicked card shows from now on: the truth, whenever it was drawn. */
const cardNow = (pen: Pen, opened: Opened, copy: Copy, ended?: Ended) => {
  const outcome = opened.state === 'pending' ? ended : opened.state
  return outcome ? pen.outcome(opened, outcome) : pen.ask(opened, copy)
}

export const doneReply = (pen: Pen, opened: Opened, copy: Copy, words: string, type: Toast['type'] = 'success') => ({
  toast: { type, content: words },
  card: cardNow(pen, opened, copy),
})

export const votedWords = (choice: 'approve' | 'reject', { state }: Opened): string =>
  state === 'approved' || state === 'rejected' ? texts.toast.decided[state] : texts.toast[choice]

/** What a click that was not taken is answered: how it really stands. A card half filled in is left as it is. */
export const refusedReply = (outcome: Exclude<Outcome, { kind: 'done' }>, copy: Copy): ClickReply => {
  if (outcome.kind === 'gone') return { toast: { type: 'warning', content: texts.toast.gone } }
  const { because, opened, pen } = outcome
  const toast = { type: 'warning' as const, content: refusalWords(because) }
  const ended = isEnd(because.kind) ? because.kind : undefined
  const shows = ended !== undefined || because.kind === 'voted' || because.kind === 'recused'
  return shows ? { toast, card: cardNow(pen, opened, copy, ended) } : { toast }
}

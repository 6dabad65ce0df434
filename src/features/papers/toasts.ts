import { choiceWords } from '../../../cards/kit/question.ts'
import { texts } from '../../../cards/papers/texts.ts'
import { unreachable } from '../../core/errors.ts'
import type { Applied, PaperDeed, Refusal } from '../../domain/papers/apply.ts'
import type { PaperKind } from '../../domain/papers/kind.ts'
import { shownLetters } from '../../domain/papers/rules.ts'
import type { LoadedItem } from '../../domain/papers/store.ts'
import { keyOf } from '../../domain/questions/question.ts'
import type { ClickReply, Toast } from '../../platform/feature.ts'

const said = texts.toast
const info = (content: string): Toast => ({ type: 'info', content })
const words = (item: LoadedItem, own: string) => choiceWords(shownLetters(item, own))

export const goneToast: ClickReply = { toast: { type: 'warning', content: said.gone } }

/** The same deed again: where the paper stands. */
export const turnedToast = ({ at }: { at: number }): Toast => info(said.turned(at + 1))

export const refusedToast = ({ reveal }: Pick<PaperKind, 'reveal'>, refusal: Refusal): Toast => {
  switch (refusal.because) {
    case 'already':
      return { type: 'info', content: said.already(words(refusal.item, refusal.item.answer?.choice ?? '')) }
    case 'missing':
      return { type: 'warning', content: said.missing(refusal.items.length) }
    case 'over':
      return { type: 'warning', content: said.over }
    case 'done':
      return { type: 'info', content: said.done }
    case 'unstarted':
      return { type: 'info', content: said.unstarted }
    case 'void':
      return { type: 'info', content: reveal === 'at-end' ? said.voidOpen : said.void }
    case 'held':
      return { type: 'info', content: said.held }
    case 'not-an-option':
      return { type: 'warning', content: said.notAnOption }
    case 'nothing-ticked':
      return { type: 'warning', content: said.nothingTicked }
    default:
      return unreachable(refusal)
  }
}

type Changed = Extract<Applied, { kind: 'changed' }>

/** Whether it was right is said only where the kind of paper shows it at once. */
export const changedToast = (kind: PaperKind, deed: PaperDeed, { paper, settled, answers }: Changed): Toast => {
  const [first] = settled
  if (kind.reveal === 'at-once' && first) {
    const { item, choice, correct } = first
    return correct
      ? { type: 'success', content: said.right(words(item, choice)) }
      : info(said.wrong(words(item, choice), words(item, keyOf(item.question))))
  }
  switch (deed.do) {
    case 'hand-in':
    case 'close':
      return { type: 'success', content: said.handedIn }
    case 'start':
      return info(said.started)
    case 'turn':
      return info(said.turned(paper.at + 1))
    case 'sure':
      return info(deed.sure ? said.sure : said.unsure)
    default: {
      const item = paper.items[answers[0]?.item ?? -1]
      const chosen = item ? words(item, answers[0]?.choice ?? '') : ''
      if (chosen === '') return info(said.unticked)
      return info(kind.reveal === 'at-end' ? said.kept(chosen) : said.ticked(chosen))
    }
  }
}

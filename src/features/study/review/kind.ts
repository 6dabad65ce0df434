import { texts } from '../../../../cards/study/texts.review.ts'
import { localDateOf } from '../../../core/clock.ts'
import { confirm } from '../../../domain/confirmations/ledger.ts'
import { standingOf } from '../../../domain/memory/memory.ts'
import { memoriesNow } from '../../../domain/memory/store.ts'
import { definePaper, type PaperKind } from '../../../domain/papers/kind.ts'
import { comesAgain } from './again.ts'

/** Three questions at most, each with its verdict at once and when its point comes again. */
const reviewOf = (kind: PaperKind['kind'], more: Pick<PaperKind, 'askConfidence'>): PaperKind =>
  definePaper({
    kind,
    ...more,
    source: 'review',
    reveal: 'at-once',
    face: ({ items }) => ({ title: texts.title, summary: texts.summary(items.length) }),
    afterword: (world, { memberId }, { item, correct, confident, at }) =>
      comesAgain(world, { memberId, question: item.question }, { at, correct, confident }),
    ending: async ({ db }, { memberId }) => {
      const known = await memoriesNow(db, memberId)
      return [texts.mastered(known.filter(({ memory }) => standingOf(memory) === 'mastered').length)]
    },
    answered: (to, world, { id, memberId }, { item, correct, at }, provided) => {
      const line = {
        ...({ memberId, kind: 'study', confirmedBy: 'system', occurredAt: at } as const),
        subject: `question/${item.question.id}/${localDateOf(at)}`,
        evidence: `paper/${id}/${item.n}`,
      } as const
      return [
        confirm(to, world, { ...line, stage: 'learned' }, provided),
        ...(correct ? [confirm(to, world, { ...line, stage: 'understood' }, provided)] : []),
      ]
    },
  })

/** 复习 */
export const review = reviewOf('study.review', {})
/** The same, with 有把握 / 没把握 before each answer, for those who like to be asked. */
export const reviewSure = reviewOf('study.review-sure', { askConfidence: true })

export const reviewKinds: readonly PaperKind[] = [review, reviewSure]

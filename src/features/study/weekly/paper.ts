import { texts } from '../../../../cards/study/texts.weekly.ts'
import type { LocalDate } from '../../../core/clock.ts'
import { confirm } from '../../../domain/confirmations/ledger.ts'
import { definePaper } from '../../../domain/papers/kind.ts'
import type { Week } from './store.ts'

/** What a paper says of where it belongs: '2026-03-02/<topic>/<week>'. */
export const refOf = ({ id, week, topic }: Pick<Week, 'id' | 'week' | 'topic'>): string => [week, id, topic].join('/')

const readRef = (ref: string): { week: LocalDate; id: string; topic: string } => {
  const [week = '', id = '', ...topic] = ref.split('/')
  return { week: week as LocalDate, id, topic: topic.join('/') }
}

/** 周周练：each answer is final and shows why at once. It is for learning; nothing follows from it but the ledger's lines. */
export const weeklyPaper = definePaper({
  kind: 'study.weekly',
  source: 'weekly',
  reveal: 'at-once',
  face: ({ ref }) => {
    const { week, topic } = readRef(ref)
    return { title: texts.ofWeek(week), intro: [texts.intro], summary: texts.summary(topic) }
  },
  ending: async () => [texts.ending],
  answered: (to, world, paper, { item, correct, at }, provided) => {
    const { week } = readRef(paper.ref)
    const line = {
      ...{ memberId: paper.memberId, kind: 'study' as const, subject: `question/${item.question.id}/${week}` },
      ...{ confirmedBy: 'system' as const, evidence: `paper/${paper.id}`, occurredAt: at },
    }
    return [
      confirm(to, world, { ...line, stage: 'learned' }, provided),
      ...(correct ? [confirm(to, world, { ...line, stage: 'understood' }, provided)] : []),
    ]
  },
})

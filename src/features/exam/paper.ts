import { texts } from '../../../cards/exam/texts.ts'
import type { ExamId } from '../../core/ids.ts'
import { definePaper } from '../../domain/papers/kind.ts'
import { type Exam, examById, type Round } from './store.ts'
import { momentOf } from './times.ts'

/** What a paper says of where it belongs: '2026-11/first/<exam>'. */
export const refOf = ({ id, month }: Pick<Exam, 'id' | 'month'>, round: Round): string => `${month}/${round}/${id}`

const readRef = (ref: string): { month: string; round: Round; id: ExamId } => {
  const [month = '', round = '', id = ''] = ref.split('/')
  return { month, round: round === 'resit' ? 'resit' : 'first', id: id as ExamId }
}

/** How such a paper's key goes on after its kind. */
export const paperKeyOf = (id: ExamId, round: Round, member: string): string => `${id}/${round}/${member}`

/** Whether the marks of that round are known: until then nothing of the key may be seen anywhere. */
export const isGraded = (exam: Pick<Exam, 'closedAt' | 'settledAt'>, round: Round): boolean =>
  (round === 'first' ? exam.closedAt : exam.settledAt) !== null

/** 月考卷：answers stay open until it is handed in, and nothing on it depends on the key. Marked when everybody is done. */
export const examPaper = definePaper({
  kind: 'exam.paper',
  source: 'exam',
  withheld: true,
  reveal: 'at-end',
  face: ({ ref }) => {
    const { month, round } = readRef(ref)
    const resit = round === 'resit'
    return {
      title: texts.paper.title(month, resit),
      intro: [texts.paper.private],
      summary: texts.paper.summary(resit),
    }
  },
  ending: async ({ db }, { ref, state, items }) => {
    const { id, round } = readRef(ref)
    const exam = await examById(db, id)
    if (!exam || isGraded(exam, round)) return []
    if (state !== 'done' && items.every((item) => (item.answer?.choice ?? '') === '')) return [texts.paper.unanswered]
    return [texts.paper.waiting(momentOf(round === 'first' ? exam.closesAt : exam.resitClosesAt))]
  },
})

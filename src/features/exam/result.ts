import { resultCard } from '../../../cards/exam/result.card.ts'
import type { Card } from '../../../cards/kit/card.ts'
import { localDateOf } from '../../core/clock.ts'
import { mentorOn } from '../../domain/mentorships/store.ts'
import { paperById } from '../../domain/papers/store.ts'
import type { World } from '../../platform/world.ts'
import { markOf } from './grade.ts'
import { markedItems, missedPoints } from './marks.ts'
import { type Exam, rulingsOf, type Sitting } from './store.ts'
import { momentOf } from './times.ts'

/** So many points are a lesson; more would be a lecture. */
export const lesson = 5

/** 一个人的成绩单；nothing for who did not sit. Only for that person. */
export const myResultCard = async (
  world: World,
  { sitting, exam }: { sitting: Sitting; exam: Exam },
): Promise<Card | undefined> => {
  const { earned, outOf, passed, round, memberId, paperId } = sitting
  if (earned === null || outOf === null) return undefined
  const paper = paperId === null ? undefined : await paperById(world.db, paperId)
  const rulings = await rulingsOf(world.db, exam.id)
  const missed = paper && !passed ? missedPoints(markedItems(paper, exam.blueprint, rulings)).slice(0, lesson) : []
  const resit = round === 'resit'
  return resultCard({
    ...{ month: exam.month, resit, mark: markOf(earned, outOf), passed: passed === true },
    ...{ passMark: exam.blueprint.passMark, points: missed.map(({ point }) => point) },
    mentored: (await mentorOn(world.db, memberId, localDateOf(world.clock.now()))) !== undefined,
    ...(!resit &&
      exam.settledAt === null && {
        next: { opens: momentOf(exam.resitOpensAt), closes: momentOf(exam.resitClosesAt) },
      }),
    url: `${world.config.publicUrl}/exam/${exam.id}`,
  })
}

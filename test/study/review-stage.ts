import type { LocalDate } from '../../src/core/clock.ts'
import type { AbsenceId, MemberId, QuestionId } from '../../src/core/ids.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { reviewPlans } from '../../src/domain/memory/schema.ts'
import { memberByStaffNo } from '../../src/domain/people/store.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { registerAbsence } from '../../src/domain/shifts/absence.ts'
import { aQuestion, privately, type Stage } from './stage.ts'

export const night = '2026-03-03T02:40:00+08:00'
/** Everybody's shift is unknown here: each has a quiet minute between 10:00 and 10:30. */
export const forenoon = '2026-03-03T10:31:00+08:00'

export const twoWordings = [
  aQuestion(1, { point: '瓦斯停钻' }),
  aQuestion(2, {
    point: '瓦斯停钻',
    stem: '打眼前测得瓦斯 1.0%，还能用电钻吗？',
    kind: 'judge',
    options: [],
    answer: 'F',
  }),
]

export const idOf = async (b: Stage, n: number): Promise<MemberId> =>
  (await memberByStaffNo(b.world.db, String(n).padStart(4, '0')))?.id as MemberId

/** Somebody answered this point so often in the past, right or wrong, a few days apart. */
export const answeredBefore = async (
  b: Stage,
  n: number,
  days: readonly [day: string, correct: boolean][],
  point = '瓦斯停钻',
) => {
  const memberId = await idOf(b, n)
  const [row] = await b.world.db.read.select().from(questions).limit(1)
  for (const [day, correct] of days)
    await b.world.db.commit((to) => [
      to.insert(attempts).values({
        ...{
          source: 'weekly',
          ref: `${day}/${point}`,
          memberId,
          questionId: row?.id as QuestionId,
          point,
          branchId: 'x' as never,
        },
        ...{ choice: 'B', correct, answeredAt: new Date(`${day}T12:00:00+08:00`) },
        recordedAt: new Date(`${day}T12:00:00+08:00`),
      }),
    ])
}

export const leaveFor = async (b: Stage, n: number, firstDay: string, lastDay: string) => {
  const id = b.world.ids.next() as AbsenceId
  const memberId = await idOf(b, n)
  const days = { firstDay: firstDay as LocalDate, lastDay: lastDay as LocalDate }
  await registerAbsence(b.world, { id, memberId, kind: 'leave', ...days, by: memberId })
}

export const plans = async (b: Stage) => b.world.db.read.select().from(reviewPlans)
export const reviewOf = (b: Stage, n: number) => privately(b, n).filter((words) => words.includes('复习几道'))

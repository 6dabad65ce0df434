import { and, eq, inArray } from 'drizzle-orm'
import type { QuestionId, RoundId } from '../../../core/ids.ts'
import type { QuestionFollower } from '../../../domain/questions/followers.ts'
import type { Writes } from '../../../platform/db/db.ts'
import type { World } from '../../../platform/world.ts'
import { dailyAnswers, dailyRounds } from './schema.ts'
import { answerableRounds, roundById } from './store.ts'
import { voidRounds } from './void.ts'

const stopped = async (world: World, question: QuestionId): Promise<void> => {
  const rounds = await answerableRounds(world.db, question)
  if (rounds.length > 0) await world.db.commit((to) => voidRounds(to, world, rounds) as unknown as Writes)
}

/** What is answered in the same way is judged in the same way: one write for each choice that was made. */
const rejudged: QuestionFollower['rejudged'] = async ({ db }, { from, judge }) => {
  const ofQuestion = inArray(
    dailyAnswers.roundId,
    db.read.select({ id: dailyRounds.id }).from(dailyRounds).where(eq(dailyRounds.questionId, from.id)),
  )
  const made = await db.read.selectDistinct({ choice: dailyAnswers.choice }).from(dailyAnswers).where(ofQuestion)
  const changed = made.flatMap(({ choice }) => {
    const correct = judge(choice)
    return correct === undefined ? [] : [{ choice, correct }]
  })
  if (changed.length === 0) return
  await db.commit(
    (to) =>
      changed.map(({ choice, correct }) =>
        to
          .update(dailyAnswers)
          .set({ correct })
          .where(and(ofQuestion, eq(dailyAnswers.choice, choice))),
      ) as unknown as Writes,
  )
}

/** 每日一题 follows what becomes of its questions. */
export const dailyFollower: QuestionFollower = {
  name: 'study.daily',
  stopped,
  rejudged,
  shown: async ({ db }, { key }) => {
    const [, round] = /^study\/(?:daily|nudge|shown|verdict)\/([^/]+)/.exec(key) ?? []
    return round ? (await roundById(db, round as RoundId))?.questionId : undefined
  },
}

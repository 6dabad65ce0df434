import { eq, inArray } from 'drizzle-orm'
import type { QuestionId, RoundId } from '../../../core/ids.ts'
import type { QuestionFollower } from '../../../domain/questions/followers.ts'
import { judgeAnew } from '../../../domain/questions/judge-anew.ts'
import type { Writes } from '../../../platform/db/db.ts'
import type { World } from '../../../platform/world.ts'
import { dailyAnswers, dailyRounds } from './schema.ts'
import { answerableRounds, roundById } from './store.ts'
import { voidRounds } from './void.ts'

const stopped = async (world: World, question: QuestionId): Promise<void> => {
  const rounds = await answerableRounds(world.db, question)
  if (rounds.length > 0) await world.db.commit((to) => voidRounds(to, world, rounds) as unknown as Writes)
}

const rejudged: QuestionFollower['rejudged'] = (world, { from, judge }) => {
  const rounds = world.db.read
    .select({ id: dailyRounds.id })
    .from(dailyRounds)
    .where(eq(dailyRounds.questionId, from.id))
  return judgeAnew(world, dailyAnswers, inArray(dailyAnswers.roundId, rounds), judge)
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

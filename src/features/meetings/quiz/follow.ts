import { and, eq, inArray } from 'drizzle-orm'
import type { QuestionId, QuizRoundId } from '../../../core/ids.ts'
import type { QuestionFollower } from '../../../domain/questions/followers.ts'
import { judgeAnew } from '../../../domain/questions/judge-anew.ts'
import type { World } from '../../../platform/world.ts'
import { quizAnswers, quizRounds } from './schema.ts'
import { roundById } from './store.ts'
import { replaceRound } from './void.ts'

const stopped = async (world: World, question: QuestionId): Promise<void> => {
  const open = await world.db.read
    .select({ id: quizRounds.id })
    .from(quizRounds)
    .where(and(eq(quizRounds.questionId, question), inArray(quizRounds.state, ['open', 'closing'])))
  for (const { id } of open) {
    const asked = await roundById(world.db, id)
    if (asked) await replaceRound(world, asked)
  }
}

/** What a session's summary and a person's record show of it; the attempts are the bank's. */
const rejudged: QuestionFollower['rejudged'] = (world, { from, judge }) => {
  const rounds = world.db.read.select({ id: quizRounds.id }).from(quizRounds).where(eq(quizRounds.questionId, from.id))
  return judgeAnew(world, quizAnswers, inArray(quizAnswers.roundId, rounds), judge)
}

/** 知识问答 follows what becomes of its questions. */
export const quizFollower: QuestionFollower = {
  name: 'quiz',
  stopped,
  rejudged,
  shown: async ({ db }, { key }) => {
    const [, round] = /^quiz\/(?:round|mine)\/([^/]+)/.exec(key) ?? []
    return round ? (await roundById(db, round as QuizRoundId))?.question.id : undefined
  },
}

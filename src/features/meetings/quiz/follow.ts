import { and, eq, inArray } from 'drizzle-orm'
import type { QuestionId } from '../../../core/ids.ts'
import type { QuestionFollower } from '../../../domain/questions/followers.ts'
import type { Writes } from '../../../platform/db/db.ts'
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
const rejudged: QuestionFollower['rejudged'] = async ({ db }, { from, judge }) => {
  const ofQuestion = inArray(
    quizAnswers.roundId,
    db.read.select({ id: quizRounds.id }).from(quizRounds).where(eq(quizRounds.questionId, from.id)),
  )
  const made = await db.read.selectDistinct({ choice: quizAnswers.choice }).from(quizAnswers).where(ofQuestion)
  const changed = made.flatMap(({ choice }) => {
    const correct = judge(choice)
    return correct === undefined ? [] : [{ choice, correct }]
  })
  if (changed.length === 0) return
  await db.commit(
    (to) =>
      changed.map(({ choice, correct }) =>
        to
          .update(quizAnswers)
          .set({ correct })
          .where(and(ofQuestion, eq(quizAnswers.choice, choice))),
      ) as unknown as Writes,
  )
}

/** 知识问答 follows what becomes of its questions. */
export const quizFollower: QuestionFollower = { name: 'quiz', stopped, rejudged }

import { inArray, max } from 'drizzle-orm'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import { closeRound, finishClosing } from './close.ts'
import { endQuiz } from './end.ts'
import { idleMinutes } from './rules.ts'
import { quizAnswers } from './schema.ts'
import { type Asked, isAnyLive, isSound, liveQuizzes, type Quiz, roundsOf } from './store.ts'
import { replaceRound } from './void.ts'

const lastAct = async ({ db }: World, quiz: Quiz, rounds: readonly Asked[]): Promise<number> => {
  const ids = rounds.map(({ round }) => round.id)
  const [row] = await db.read
    .select({ at: max(quizAnswers.recordedAt) })
    .from(quizAnswers)
    .where(inArray(quizAnswers.roundId, ids))
  const acts = [quiz.startedAt, row?.at, ...rounds.flatMap(({ round }) => [round.openedAt, round.closedAt])]
  return Math.max(...acts.map((at) => at?.getTime() ?? 0))
}

const tend = async (world: World, quiz: Quiz): Promise<void> => {
  const rounds = await roundsOf(world.db, quiz.id)
  const last = rounds.at(-1)
  const now = world.clock.now()
  if (last?.round.state === 'closing') return finishClosing(world, last.round.id)
  if (last?.round.state === 'open') {
    if (!isSound(last.question)) return replaceRound(world, last)
    if (last.round.closesAt <= now) await closeRound(world, last, 'system')
    return
  }
  if (now.getTime() - (await lastAct(world, quiz, rounds)) >= idleMinutes * 60_000)
    await endQuiz(world, quiz.id, 'system', true)
}

/**
 * 看着问答：finishes what a crash left half closed, takes away what was withdrawn, closes a question whose time is up, ends a
 * session that everybody has left.
 */
export const sweepJob = defineJob({
  id: 'quiz.sweep',
  schedule: { cron: '* * * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db }) => !(await isAnyLive(db)),
  run: async (world) => {
    for (const quiz of await liveQuizzes(world.db)) await tend(world, quiz)
  },
})

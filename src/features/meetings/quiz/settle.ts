import { sql } from 'drizzle-orm'
import { localDateOf } from '../../../core/clock.ts'
import { attempt } from '../../../domain/attempts/attempts.ts'
import { confirm } from '../../../domain/confirmations/ledger.ts'
import { pointOf } from '../../../domain/questions/question.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import type { World } from '../../../platform/world.ts'
import { quizRounds } from './schema.ts'
import type { Answer, Asked } from './store.ts'

/** So many answers become records in one commit. */
const atOnce = 100

const recordsOf = (to: Writer, world: World, { quiz, round, question }: Asked, answer: Answer): Write[] => {
  const { memberId, choice, correct, answeredAt } = answer
  const closing = sql`exists (select 1 from ${quizRounds} where id = ${round.id} and state = 'closing')`
  const line = {
    memberId,
    kind: 'study',
    confirmedBy: 'system',
    occurredAt: answeredAt,
    subject: `question/${question.id}/${localDateOf(round.openedAt)}`,
    evidence: `quiz-answer/${round.id}/${memberId}`,
  } as const
  return [
    attempt(
      to,
      world,
      {
        ...{ source: 'meeting', ref: round.id, memberId, questionId: question.id, branchId: quiz.branchId },
        ...{ point: pointOf(question), choice, correct, answeredAt },
        latencyMs: Math.max(0, answeredAt.getTime() - round.openedAt.getTime()),
      },
      closing,
    ),
    confirm(to, world, { ...line, stage: 'learned' }, closing),
    ...(correct ? [confirm(to, world, { ...line, stage: 'understood' }, closing)] : []),
  ]
}

/** 入账：every answer of a round that closes, into the ledger and the attempts. The keys let it begin anew after a crash. */
export const settleAnswers = async (world: World, asked: Asked, answers: readonly Answer[]): Promise<void> => {
  for (let i = 0; i < answers.length; i += atOnce) {
    const some = answers.slice(i, i + atOnce)
    const writes = (to: Writer): Write[] => some.flatMap((answer) => recordsOf(to, world, asked, answer))
    await world.db.commit((to) => writes(to) as unknown as Writes)
  }
}

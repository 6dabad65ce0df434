import { and, asc, eq, gte, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import type { MemberId, QuestionId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { questions } from '../questions/schema.ts'
import { type AttemptSource, attempts } from './schema.ts'

export type Attempt = typeof attempts.$inferSelect
export type NewAttempt = Omit<typeof attempts.$inferInsert, 'recordedAt' | 'voidedAt'> & {
  /** Counts only when `release` says so: what somebody answered in an exam teaches nobody before the marks are out. */
  withheld?: true
}

/** 记一次作答：in the commit of the answer, standing or falling with it; the first one of its key stands. */
export const attempt = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  { withheld, ...row }: NewAttempt,
  provided: SQL = sql`true`,
): Write => {
  const recordedAt = clock.now()
  return insertIf(to, attempts, { ...row, recordedAt, voidedAt: withheld ? recordedAt : null }, provided)
}

const keyNow = sql`(select coalesce(${questions.correctedAnswer}, ${questions.answer}) from ${questions}
  where ${questions.id} = ${attempts.questionId})`

/**
 * 放出：what was withheld counts from now on, by the key as it is now: one that was put right meanwhile found nothing to
 * judge anew. `refs` are what asked it; questions in `but` stay out.
 */
export const release = (
  to: Writer,
  { source, refs, but }: { source: AttemptSource; refs: readonly string[]; but: readonly QuestionId[] },
): Write =>
  to
    .update(attempts)
    .set({ voidedAt: null, correct: sql`${attempts.choice} = ${keyNow}` })
    .where(
      and(
        ...[eq(attempts.source, source), inArray(attempts.ref, [...refs]), notInArray(attempts.questionId, [...but])],
        // What was voided for another reason bears the time of that.
        eq(attempts.voidedAt, attempts.recordedAt),
      ),
    )

/** A person's attempts that count, oldest first. */
export const attemptsOf = async (db: Db, memberId: MemberId, since: Date = new Date(0)): Promise<Attempt[]> =>
  db.read
    .select()
    .from(attempts)
    .where(and(eq(attempts.memberId, memberId), gte(attempts.answeredAt, since), isNull(attempts.voidedAt)))
    .orderBy(asc(attempts.answeredAt), asc(attempts.ref), asc(attempts.questionId))

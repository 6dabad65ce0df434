import { and, asc, eq, gte, isNull, type SQL, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { attempts } from './schema.ts'

export type Attempt = typeof attempts.$inferSelect
export type NewAttempt = Omit<typeof attempts.$inferInsert, 'recordedAt' | 'voidedAt'>

/** 记一次作答：in the commit of the answer, standing or falling with it; the first one of its key stands. */
export const attempt = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  row: NewAttempt,
  provided: SQL = sql`true`,
): Write => insertIf(to, attempts, { ...row, recordedAt: clock.now() }, provided)

/** A person's attempts that count, oldest first. */
export const attemptsOf = async (db: Db, memberId: MemberId, since: Date = new Date(0)): Promise<Attempt[]> =>
  db.read
    .select()
    .from(attempts)
    .where(and(eq(attempts.memberId, memberId), gte(attempts.answeredAt, since), isNull(attempts.voidedAt)))
    .orderBy(asc(attempts.answeredAt), asc(attempts.ref), asc(attempts.questionId))

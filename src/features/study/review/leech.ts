import { and, desc, eq, isNull } from 'drizzle-orm'
import type { MemberId, QuestionId } from '../../../core/ids.ts'
import { attempts } from '../../../domain/attempts/schema.ts'
import type { Db } from '../../../platform/db/db.ts'

/** The question of this point that somebody missed last. */
export const lastMissed = async (db: Db, memberId: MemberId, point: string): Promise<QuestionId | undefined> => {
  const [row] = await db.read
    .select({ id: attempts.questionId })
    .from(attempts)
    .where(
      and(
        eq(attempts.memberId, memberId),
        eq(attempts.point, point),
        eq(attempts.correct, false),
        isNull(attempts.voidedAt),
      ),
    )
    .orderBy(desc(attempts.answeredAt))
    .limit(1)
  return row?.id
}

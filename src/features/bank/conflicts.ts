import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { MemberId, QuestionId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { questions } from '../../domain/questions/schema.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import type { Db, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { questionById } from './reach.ts'
import { questionConflicts } from './schema.ts'
import { replacing } from './versions.ts'

export type Conflict = typeof questionConflicts.$inferSelect

/** The contradictions of a question that nobody has decided yet. */
export const conflictsOf = async (db: Db, id: QuestionId): Promise<Conflict[]> =>
  db.read
    .select()
    .from(questionConflicts)
    .where(
      and(
        isNull(questionConflicts.winnerId),
        or(eq(questionConflicts.keptId, id), eq(questionConflicts.offeredId, id)),
      ),
    )

/**
 * 哪个答案对：the winner is in use, the other one out of it; what was answered to the other is judged by the winner's key. Of
 * two who decide at once the first one does.
 *
 * @returns whether it was decided now
 */
export const settleConflict = async (
  world: World,
  { keptId, offeredId }: Conflict,
  { winner, by }: { winner: StoredQuestion; by: MemberId },
): Promise<boolean> => {
  const loser = await questionById(world.db, winner.id === keptId ? offeredId : keptId)
  if (!loser) return false
  const at = world.clock.now()
  const key = sql`kept_id = ${keptId} and offered_id = ${offeredId}`
  const won = sql`exists (select 1 from ${questionConflicts} where ${key} and winner_id = ${winner.id} and settled_by = ${by}
    and settled_at = ${at.getTime()})`
  const others = sql`exists (select 1 from ${questionConflicts} where winner_id is null and ${winner.id} in (kept_id, offered_id))`
  const detail = { winner: winner.id, loser: loser.id }
  const [rows] = await world.db.commit(
    (to) =>
      [
        to
          .update(questionConflicts)
          .set({ winnerId: winner.id, settledBy: by, settledAt: at })
          .where(and(key, isNull(questionConflicts.winnerId)))
          .returning({ id: questionConflicts.keptId }),
        to
          .update(questions)
          .set({ quarantinedAt: null, follows: sql`coalesce(follows, ${loser.id})` })
          .where(and(eq(questions.id, winner.id), won, sql`not ${others}`)),
        to
          .update(questions)
          .set({ withdrawnAt: at, withdrawnBy: by })
          .where(and(eq(questions.id, loser.id), isNull(questions.withdrawnAt), won)),
        audit(to, world, { actor: by, action: 'bank.conflict-settled', object: winner.id, detail }, won),
        ...replacing(to, world, { from: loser, next: winner, corrects: true }, won),
      ] as unknown as Writes,
  )
  return (rows as readonly unknown[]).length > 0
}

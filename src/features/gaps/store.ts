import { and, desc, eq, gt } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import { gapAsks } from '../../domain/gaps/schema.ts'
import type { Db } from '../../platform/db/db.ts'

export type Ask = typeof gapAsks.$inferSelect

export const askById = async (db: Db, id: string): Promise<Ask | undefined> =>
  (await db.read.select().from(gapAsks).where(eq(gapAsks.id, id)))[0]

/** What this chair was last given to ask, if the shift began after that. */
export const lastAskOf = async (db: Db, chairId: MemberId, after: Date): Promise<Ask | undefined> => {
  const [ask] = await db.read
    .select()
    .from(gapAsks)
    .where(and(eq(gapAsks.chairId, chairId), gt(gapAsks.startsAt, after)))
    .orderBy(desc(gapAsks.startsAt))
    .limit(1)
  return ask
}

import { desc, eq } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { practiceRounds } from './schema.ts'

export const roundsOf = async (db: Db, memberId: MemberId) =>
  db.read
    .select()
    .from(practiceRounds)
    .where(eq(practiceRounds.memberId, memberId))
    .orderBy(desc(practiceRounds.finishedAt))

/** How often somebody went through to the end, of any post. */
export const countOf = async (db: Db, memberId: MemberId): Promise<number> =>
  db.read.$count(practiceRounds, eq(practiceRounds.memberId, memberId))

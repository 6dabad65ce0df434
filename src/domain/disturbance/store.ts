import { and, asc, count, desc, eq, gte, inArray, isNotNull, lte, min, ne, not, sql } from 'drizzle-orm'
import { instantAt, localDateOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { isKept, keptFor } from './budget.ts'
import type { AppointedKind } from './kinds.ts'
import { pushes, pushSlots } from './schema.ts'

export type PushRow = typeof pushes.$inferSelect

/** Of what was written in one moment, the first first. */
const asOfWriting = sql`${pushes}.rowid`

/** People for whom something waits that should be looked at by now. */
export const peopleDue = async (db: Db, now: Date): Promise<MemberId[]> => {
  const rows = await db.read.selectDistinct({ id: pushes.memberId }).from(pushes).where(lte(pushes.dueAt, now))
  return rows.map(({ id }) => id)
}

/** Everything that waits for these people, oldest first. */
export const waitingFor = async (db: Db, memberIds: readonly MemberId[]): Promise<PushRow[]> =>
  db.read
    .select()
    .from(pushes)
    .where(and(inArray(pushes.memberId, [...memberIds]), isNotNull(pushes.dueAt)))
    .orderBy(asc(pushes.writtenAt), asOfWriting)

/** How many pushes of today each of them has had; absent: none. */
export const usedToday = async (db: Db, memberIds: readonly MemberId[], now: Date): Promise<Map<MemberId, number>> => {
  const rows = await db.read
    .select({ id: pushSlots.memberId, n: count() })
    .from(pushSlots)
    .where(and(inArray(pushSlots.memberId, [...memberIds]), eq(pushSlots.day, localDateOf(now)), not(isKept)))
    .groupBy(pushSlots.memberId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** For whom a place of today is kept for something that has not come yet, and for which kind of it. */
export const keptToday = async (
  db: Db,
  memberIds: readonly MemberId[],
  now: Date,
): Promise<ReadonlyMap<MemberId, AppointedKind>> => {
  const rows = await db.read
    .select({ id: pushSlots.memberId, key: pushSlots.key })
    .from(pushSlots)
    .where(and(inArray(pushSlots.memberId, [...memberIds]), eq(pushSlots.day, localDateOf(now)), isKept))
  return new Map(rows.map(({ id, key }) => [id, keptFor(key)]))
}

/** What this person was told unasked today, in order. */
export const sentToday = async (db: Db, memberId: MemberId, now: Date): Promise<PushRow[]> =>
  db.read
    .select()
    .from(pushes)
    .where(
      and(
        eq(pushes.memberId, memberId),
        gte(pushes.leftAt, instantAt(localDateOf(now), '00:00')),
        eq(pushes.state, 'sent'),
      ),
    )
    .orderBy(asc(pushes.leftAt), asc(pushes.key))

/** Everything that was ever to be said to this person, newest first. */
export const allPushesOf = async (db: Db, memberId: MemberId): Promise<PushRow[]> =>
  db.read
    .select()
    .from(pushes)
    .where(eq(pushes.memberId, memberId))
    .orderBy(desc(pushes.writtenAt), sql`${asOfWriting} desc`)

/** What this person was told unasked since then, alone or in a digest, newest first. */
export const toldSince = async (db: Db, memberId: MemberId, since: Date, limit: number): Promise<PushRow[]> =>
  db.read
    .select()
    .from(pushes)
    .where(
      and(
        eq(pushes.memberId, memberId),
        gte(pushes.leftAt, since),
        inArray(pushes.state, ['sent', 'digested']),
        ne(pushes.kind, 'digest'),
      ),
    )
    .orderBy(desc(pushes.leftAt), sql`${asOfWriting} desc`)
    .limit(limit)

/** The lines that a digest of this person carried, oldest first; none when it is somebody else's. */
export const linesOfDigest = async (db: Db, memberId: MemberId, digestKey: string): Promise<string[]> => {
  const rows = await db.read
    .select({ line: pushes.line })
    .from(pushes)
    .where(and(eq(pushes.digestKey, digestKey), eq(pushes.memberId, memberId)))
    .orderBy(asc(pushes.writtenAt), asOfWriting)
  return rows.map(({ line }) => line)
}

type Unsent = Pick<PushRow, 'key' | 'kind' | 'expiresAt'>
const recently = 2 * 86_400_000

/** Pushes whose letter ran out of its time before it could leave. */
export const unsent = async (db: Db, now: Date): Promise<Unsent[]> =>
  db.read
    .select({ key: pushes.key, kind: pushes.kind, expiresAt: pushes.expiresAt })
    .from(pushes)
    .innerJoin(sql`letters`, sql`letters.key = ${pushes.key}`)
    .where(
      and(
        eq(pushes.state, 'sent'),
        sql`letters.state = 'expired' and letters.ambiguous_since is null and letters.expires_at > ${now.getTime() - recently}`,
      ),
    )

/** The first moment at which something that waits is to be looked at. */
export const firstDue = async (db: Db, now: Date): Promise<Date | undefined> => {
  if ((await unsent(db, now)).length > 0) return now
  const [row] = await db.read
    .select({ at: min(pushes.dueAt) })
    .from(pushes)
    .where(isNotNull(pushes.dueAt))
  return row?.at ?? undefined
}

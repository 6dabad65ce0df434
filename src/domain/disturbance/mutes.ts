import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { replanPushes } from './replan.ts'
import { mutes } from './schema.ts'

/** Until when each of them does not want to be disturbed; absent: no such wish now. */
export const mutesOf = async (db: Db, memberIds: readonly MemberId[], now: Date): Promise<Map<MemberId, Date>> => {
  const rows = await db.read
    .select({ memberId: mutes.memberId, until: mutes.until })
    .from(mutes)
    .where(
      and(
        inArray(mutes.memberId, [...memberIds]),
        gt(mutes.until, now),
        sql`not exists (select 1 from mutes later where later.member_id = ${mutes.memberId} and later.seq > ${mutes.seq})`,
      ),
    )
  return new Map(rows.map(({ memberId, until }) => [memberId, until]))
}

/** Every wish that this person has had, newest first. */
export const allMutesOf = async (db: Db, memberId: MemberId): Promise<{ since: Date; until: Date }[]> =>
  db.read
    .select({ since: mutes.since, until: mutes.until })
    .from(mutes)
    .where(eq(mutes.memberId, memberId))
    .orderBy(desc(mutes.seq))

/** 免打扰：until then everything but matters of safety is held for a digest; `until` now ends an earlier wish. */
export const mute = (
  to: Writer,
  world: Pick<World, 'clock'>,
  { memberId, until, eventId }: { memberId: MemberId; until: Date; eventId: string },
): Write[] => {
  const now = world.clock.now()
  const setHere = sql`exists (select 1 from ${mutes} where ${and(eq(mutes.eventId, eventId), eq(mutes.since, now))})`
  const ends = until <= now
  return [
    to.insert(mutes).values({ eventId, memberId, since: now, until }).onConflictDoNothing(),
    audit(
      to,
      world,
      {
        actor: memberId,
        action: ends ? 'me.unmuted' : 'me.muted',
        object: memberId,
        detail: { until: until.getTime() },
      },
      setHere,
    ),
    ...replanPushes(to, world, [memberId]),
  ]
}

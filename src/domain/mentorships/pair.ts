import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { type Obstacle, obstacleTo, type Wish } from './obstacle.ts'
import { type Ending, mentorships } from './schema.ts'

export type By = MemberId | 'operator' | 'system'
export type Arrangement = Omit<Wish, 'adding'> & { reason: string; by: By; ending: Ending }

const now = ({ clock }: Pick<World, 'clock'>) => clock.now().getTime()

/** True once this very pairing is the one that holds. */
export const pairingStands = (world: Pick<World, 'clock'>, { memberId, mentorId, by }: Arrangement): SQL => sql`exists (
  select 1 from ${mentorships} where member_id = ${memberId} and mentor_id = ${mentorId} and until is null
    and since = ${now(world)} and arranged_by = ${by})`

/**
 * Ends what was and begins what will be, in the commit of whoever decided it. `provided` must hold the rules: nothing is
 * judged here, and both writes see the same answer.
 */
export const pairingWrites = (
  to: Writer,
  world: Pick<World, 'clock'>,
  arrangement: Arrangement,
  provided: SQL,
): Write[] => {
  const { memberId, mentorId, reason, by, ending, approval = null } = arrangement
  return [
    to
      .update(mentorships)
      .set({ until: world.clock.now(), endedBy: by, endedWhy: ending })
      .where(and(eq(mentorships.memberId, memberId), isNull(mentorships.until), provided)),
    // What began and ended in this very moment lasted no time at all, and would stand in the way of its own return.
    to
      .delete(mentorships)
      .where(
        and(
          eq(mentorships.memberId, memberId),
          eq(mentorships.mentorId, mentorId),
          eq(mentorships.since, world.clock.now()),
          eq(mentorships.until, world.clock.now()),
        ),
      ),
    insertIf(
      to,
      mentorships,
      { memberId, mentorId, since: world.clock.now(), reason, arrangedBy: by, approval },
      sql`${provided} and not exists (select 1 from ${mentorships} where member_id = ${memberId} and until is null)`,
    ),
    audit(
      to,
      world,
      {
        actor: by,
        action: 'pairings.paired',
        object: `member/${memberId}`,
        detail: { mentor: mentorId, ...(approval === null ? {} : { approval }) },
      },
      pairingStands(world, arrangement),
    ),
  ]
}

export const obstacleNow = async ({ db }: Pick<World, 'db'>, wish: Wish): Promise<Obstacle | null> => {
  const [row] = await db.read.all<{ obstacle: Obstacle | null }>(sql`select ${obstacleTo(wish)} as obstacle`)
  return row?.obstacle ?? null
}

/**
 * 结对：this mentor answers for this person from now on, and whoever did so until now does no longer.
 *
 * The rules are asked inside the commit; afterwards only to say which of them it was.
 */
export const pair = async (
  world: Pick<World, 'db' | 'clock'>,
  arrangement: Arrangement,
): Promise<{ kind: 'paired' } | { kind: 'refused'; obstacle: Obstacle }> => {
  const before = await obstacleNow(world, arrangement)
  if (before) return { kind: 'refused', obstacle: before }
  const free = sql`${obstacleTo(arrangement)} is null`
  await world.db.commit((to) => pairingWrites(to, world, arrangement, free) as [Write, ...Write[]])
  const [row] = await world.db.read.all<{ stands: number }>(sql`select ${pairingStands(world, arrangement)} as stands`)
  if (row?.stands) return { kind: 'paired' }
  return { kind: 'refused', obstacle: (await obstacleNow(world, arrangement)) ?? 'already' }
}

/** 解除包保：nobody answers for this person from now on. */
export const endPairing = async (
  world: Pick<World, 'db' | 'clock'>,
  { memberId, by }: { memberId: MemberId; by: By },
): Promise<boolean> => {
  const [ended] = await world.db.commit((to) => [
    to
      .update(mentorships)
      .set({ until: world.clock.now(), endedBy: by, endedWhy: 'ended' })
      .where(and(eq(mentorships.memberId, memberId), isNull(mentorships.until)))
      .returning({ mentorId: mentorships.mentorId }),
    audit(
      to,
      world,
      { actor: by, action: 'pairings.ended', object: `member/${memberId}` },
      sql`exists (select 1 from ${mentorships} where member_id = ${memberId} and until = ${now(world)} and ended_by = ${by})`,
    ),
  ])
  return ended.length === 1
}

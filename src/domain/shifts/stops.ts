import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, MemberId, StopId, TeamId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { replanPushes } from '../disturbance/replan.ts'
import { members } from '../people/schema.ts'
import { workStops } from './schema.ts'

export type Stop = typeof workStops.$inferSelect

export const stopById = async (db: Db, id: StopId): Promise<Stop | undefined> => {
  const [stop] = await db.read.select().from(workStops).where(eq(workStops.id, id))
  return stop
}

/** Whom it reaches: the team, or the whole branch. */
const crewOf = ({ branchId, teamId }: Pick<Stop, 'branchId' | 'teamId'>): SQL =>
  sql`select id from ${members} where ${teamId ? sql`team_id = ${teamId}` : sql`branch_id = ${branchId}`}`

/** 停产检修：no shifts for a branch or a team on these days, both ends included. Under the same id it is one stop. */
export const registerStop = async (
  world: Pick<World, 'db' | 'clock'>,
  asked: {
    id: StopId
    branchId: BranchId
    teamId: TeamId | null
    firstDay: LocalDate
    lastDay: LocalDate
    why: string
    by: MemberId
  },
): Promise<'registered' | 'backwards'> => {
  if (asked.lastDay < asked.firstDay) return 'backwards'
  const fresh = sql`not exists (select 1 from ${workStops} where id = ${asked.id})`
  await world.db.commit((to) => [
    audit(to, world, { actor: asked.by, action: 'shifts.stop-registered', object: asked.id }, fresh),
    insertIf(to, workStops, { ...asked, at: world.clock.now() }, fresh),
    ...replanPushes(to, world, crewOf(asked)),
  ])
  return 'registered'
}

/** 撤回停产检修 */
export const cancelStop = async (
  world: Pick<World, 'db' | 'clock'>,
  { id, by }: { id: StopId; by: MemberId },
): Promise<'cancelled' | 'cancelled-before'> => {
  const standing = sql`exists (select 1 from ${workStops} where id = ${id} and cancelled_at is null)`
  const stop = await stopById(world.db, id)
  const [, ended] = await world.db.commit((to) => [
    audit(to, world, { actor: by, action: 'shifts.stop-cancelled', object: id }, standing),
    to
      .update(workStops)
      .set({ cancelledBy: by, cancelledAt: world.clock.now() })
      .where(and(eq(workStops.id, id), isNull(workStops.cancelledAt)))
      .returning({ id: workStops.id }),
    ...(stop ? replanPushes(to, world, crewOf(stop)) : []),
  ])
  return ended.length > 0 ? 'cancelled' : 'cancelled-before'
}

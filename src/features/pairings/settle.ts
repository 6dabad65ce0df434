import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { HandoverId, MemberId } from '../../core/ids.ts'
import type { PushPlan } from '../../domain/disturbance/plan.ts'
import { type Obstacle, obstacleTo } from '../../domain/mentorships/obstacle.ts'
import { pairingWrites } from '../../domain/mentorships/pair.ts'
import { mentorships } from '../../domain/mentorships/schema.ts'
import { members } from '../../domain/people/schema.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { after } from './faces.ts'
import { redrawn, result, tellMentees } from './letters.ts'
import { type HandoverState, handovers } from './schema.ts'
import type { Person, View } from './store.ts'

/** True once it is in this state because of this event. */
export const settledBy = (id: HandoverId, state: HandoverState, eventId: string): SQL => sql`exists (
  select 1 from ${handovers} where id = ${id} and state = ${state} and settled_event = ${eventId})`

const isHere = ({ id }: Person): SQL => sql`exists (select 1 from ${members} where id = ${id} and left_at is null)`

const isGone = (id: string): SQL => sql`exists (select 1 from ${members} where id = ${id} and left_at is not null)`

/** Somebody is still here, and nobody of them has another mentor than the one who hands over. */
const unchanged = ({ handover: { fromId }, people }: View): SQL => {
  const kept = (person: Person) => {
    const current = sql`(select mentor_id from ${mentorships} where member_id = ${person.id} and until is null)`
    const stillTheirs = fromId
      ? sql`(${current} = ${fromId} or (${current} is null and ${isGone(fromId)}))`
      : sql`${current} is null`
    return sql`(not ${isHere(person)} or ${stillTheirs})`
  }
  const anyone = sql.join(people.map(isHere), sql` or `)
  return sql`((${anyone}) and ${sql.join(people.map(kept), sql` and `)})`
}

/** What stands against it now, by the first of them whom something stands against. */
const obstacleOf = ({ handover: { toId, approval }, people }: View): SQL<Obstacle | null> => {
  const adding = sql<number>`(${sql.join(people.map(isHere), sql` + `)})`
  const each = people.map(
    (p) =>
      sql`case when ${isHere(p)} then ${obstacleTo({ memberId: p.id, mentorId: toId, adding, ...(approval ? { approval } : {}) })} end`,
  )
  return sql`coalesce(${sql.join([...each, sql`null`], sql`, `)})`
}

export const obstacleNow = async ({ db }: World, view: View): Promise<Obstacle | undefined> =>
  (await db.read.all<{ obstacle: Obstacle | null }>(sql`select ${obstacleOf(view)} as obstacle`))[0]?.obstacle ??
  undefined

/** Both have confirmed; whoever has left need not, and where there is nobody nobody has to. */
const bothConfirmed = ({ handover: { id, fromId } }: View): SQL => sql`exists (
  select 1 from ${handovers} where id = ${id} and state = 'open' and to_confirmed_at is not null
    and (from_id is null or from_confirmed_at is not null or ${fromId ? isGone(fromId) : sql`true`}))`

/**
 * 交接生效：ends the old pairings and begins the new, if both have confirmed and nothing stands against it; calls it off
 * when things are otherwise by now. All of it judged inside the commit of whoever confirmed last.
 */
export const settleWrites = (
  to: Writer,
  world: World,
  plan: PushPlan,
  view: View,
  { eventId, clicker }: { eventId: string; clicker?: MemberId },
): Write[] => {
  const { handover, people } = view
  const { id, toId, proposedBy, reason, approval } = handover
  const settled = { settledAt: world.clock.now(), settledEvent: eventId, settledBy: clicker ?? null }
  const isOpen = and(eq(handovers.id, id), eq(handovers.state, 'open'))
  const [done, cancelled] = [settledBy(id, 'done', eventId), settledBy(id, 'cancelled', eventId)]
  const doneView = after(view, {
    ...settled,
    state: 'done',
    fromConfirmedAt: handover.fromConfirmedAt ?? settled.settledAt,
    toConfirmedAt: settled.settledAt,
  })
  const cancelledView = after(view, { ...settled, state: 'cancelled', settledWhy: 'changed' })
  return [
    to
      .update(handovers)
      .set({ ...settled, state: 'cancelled', settledWhy: 'changed' })
      .where(and(isOpen, sql`not ${unchanged(view)}`)),
    to
      .update(handovers)
      .set({ ...settled, state: 'done' })
      .where(and(isOpen, bothConfirmed(view), sql`${obstacleOf(view)} is null`)),
    ...people.flatMap((p) =>
      pairingWrites(
        to,
        world,
        {
          ...{ memberId: p.id, mentorId: toId, reason, by: proposedBy, ending: 'handed-over' },
          ...(approval ? { approval } : {}),
        },
        sql`${done} and ${isHere(p)}`,
      ),
    ),
    ...tellMentees(to, world, plan, doneView, done),
    ...redrawn(to, world, doneView, done, clicker),
    ...result(to, world, plan, { view: doneView, clicker }, done),
    ...redrawn(to, world, cancelledView, cancelled, clicker),
    ...result(to, world, plan, { view: cancelledView, clicker }, cancelled),
  ]
}

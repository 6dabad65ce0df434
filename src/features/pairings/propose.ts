import { type SQL, sql } from 'drizzle-orm'
import type { HandoverId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import type { Obstacle } from '../../domain/mentorships/obstacle.ts'
import { mentorships } from '../../domain/mentorships/schema.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { cards, toldOf } from './letters.ts'
import { handoverMembers, handovers } from './schema.ts'
import { obstacleNow, settleWrites } from './settle.ts'
import { type Handover, loadNow, peopleById, type View, viewByEvent } from './store.ts'

/** More than a mentor can have is more than anybody can hand over. */
export const mostAtOnce = 15
/** Both have this long. */
const openMs = 7 * 24 * 3_600_000

export type ProposeOutcome =
  | { kind: 'proposed'; view: View }
  | { kind: 'refused'; obstacle: Obstacle }
  | { kind: 'no-account'; who: string }
  | { kind: 'open-already' | 'several' | 'too-many' | 'gone' }

/** Their mentor until now, if it is the same one for all. */
const currentMentor = async ({ db }: World, ids: readonly MemberId[]): Promise<MemberId | null | 'several'> => {
  const rows = await db.read.all<{ mentor: MemberId | null }>(sql`
    select distinct p.mentor_id as mentor from (select value as id from json_each(${JSON.stringify(ids)})) m
    left join ${mentorships} p on p.member_id = m.id and p.until is null`)
  return rows.length > 1 ? 'several' : (rows[0]?.mentor ?? null)
}

const openWith = (ids: readonly MemberId[]): SQL => sql`exists (
  select 1 from ${handoverMembers} hm join ${handovers} h on h.id = hm.handover_id
  where h.state = 'open' and hm.member_id in (select value from json_each(${JSON.stringify(ids)})))`

/**
 * 提出交接：nothing changes yet. Both mentors get a card; whoever proposes has agreed to their own part by proposing.
 * The same event proposes once.
 */
export const proposeHandover = async (
  world: World,
  wish: { memberIds: readonly MemberId[]; toId: MemberId; by: MemberId; reason: string; eventId: string },
): Promise<ProposeOutcome> => {
  const { memberIds, toId, by, reason, eventId } = wish
  const before = await viewByEvent(world.db, eventId)
  if (before) return { kind: 'proposed', view: before }
  if (memberIds.length > mostAtOnce) return { kind: 'too-many' }
  const fromId = await currentMentor(world, memberIds)
  if (fromId === 'several') return { kind: 'several' }
  const known = await peopleById(world.db, [...memberIds, toId, by, ...(fromId ? [fromId] : [])])
  const [to, proposer, from] = [known.get(toId), known.get(by), fromId ? known.get(fromId) : undefined]
  const people = memberIds.flatMap((id) => known.get(id) ?? []).filter((p) => !p.leftAt)
  const first = people[0]
  if (!to || !proposer) return { kind: 'gone' }
  if (!first) return { kind: 'refused', obstacle: 'member-left' }

  const now = world.clock.now()
  const handover: Handover = {
    id: world.ids.next() as HandoverId,
    branchId: first.branchId,
    fromId,
    toId,
    proposedBy: by,
    proposedAt: now,
    eventId,
    reason,
    deadline: new Date(now.getTime() + openMs),
    fromConfirmedAt: by === fromId ? now : null,
    toConfirmedAt: by === toId ? now : null,
    state: 'open',
    settledAt: null,
    settledEvent: null,
    settledBy: null,
    settledWhy: null,
    approval: null,
  }
  const view: View = { handover, people, from, to, proposer, ...(await loadNow(world.db, toId)) }
  const obstacle = await obstacleNow(world, view)
  if (obstacle) return { kind: 'refused', obstacle }
  const mute = [to, ...(from && !from.leftAt ? [from] : [])].find((p) => !p.account)
  if (mute) return { kind: 'no-account', who: mute.name }
  await open(world, view)
  const proposed = await viewByEvent(world.db, eventId)
  return proposed ? { kind: 'proposed', view: proposed } : { kind: 'open-already' }
}

/** One of them may be in one open hand-over only; asked inside the commit, so that two at once cannot both open. */
const open = async (world: World, view: View): Promise<void> => {
  const { handover, people, proposer } = view
  const { id, eventId } = handover
  const opened = sql`exists (select 1 from ${handovers} where id = ${id})`
  const plan = await toldOf(world, view)
  await world.db.commit((to) => [
    insertIf(to, handovers, handover, sql`not ${openWith(people.map((p) => p.id))}`),
    ...people.map((p) => insertIf(to, handoverMembers, { handoverId: id, memberId: p.id }, opened)),
    audit(
      to,
      world,
      {
        actor: proposer.id,
        action: 'pairings.handover-proposed',
        object: `handover/${id}`,
        detail: { people: people.length },
      },
      opened,
    ),
    ...cards(to, world, plan, view, opened),
    ...settleWrites(to, world, plan, view, { eventId, clicker: proposer.id }),
  ])
}

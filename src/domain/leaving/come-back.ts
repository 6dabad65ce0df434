import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { plain } from '../../../cards/kit/card.ts'
import { leavingTexts as texts } from '../../../cards/shell/texts.leaving.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { members, postings } from '../people/schema.ts'
import { type Member, memberById } from '../people/store.ts'
import { notices, type Told, toldAbout } from './notice.ts'
import { erasures } from './schema.ts'

/** Nothing of these people is to go any more, now that they are here again. */
export const withdrawErasures = (
  to: Writer,
  memberIds: readonly MemberId[],
  ended: { at: Date; by: string; act?: string },
  provided: SQL = sql`true`,
): Write =>
  to
    .update(erasures)
    .set({ state: 'withdrawn', endedAt: ended.at, endedBy: ended.by, act: ended.act ?? '' })
    .where(and(inArray(erasures.memberId, [...memberIds]), eq(erasures.state, 'planned'), provided))

export type ReturnOutcome = { kind: 'back' } | { kind: 'here' } | { kind: 'unknown' } | { kind: 'erased' }

export type ReturnPlan = { member: Member; by: By; act: string; told: Told }
type By = MemberId | 'operator' | 'system'

/** Whether somebody can come back, read before the commit; nothing is written. */
export const planReturn = async (
  world: World,
  { memberId, by }: { memberId: MemberId; by: By },
): Promise<{ kind: 'may-return'; plan: ReturnPlan } | { kind: 'here' } | { kind: 'unknown' }> => {
  const member = await memberById(world.db, memberId)
  if (!member) return { kind: 'unknown' }
  if (!member.leftAt) return { kind: 'here' }
  const told = await toldAbout(world, member)
  return { kind: 'may-return', plan: { member, by, act: world.ids.next(), told } }
}

/** The return with all that follows from it, for one commit. */
export const returnWrites = (
  to: Writer,
  world: Pick<World, 'ids' | 'clock'>,
  { member, by, act, told }: ReturnPlan,
  provided: SQL = sql`true`,
): Write[] => {
  const { id: memberId, branchId, teamId, post } = member
  const now = world.clock.now()
  const won = sql`exists (select 1 from ${erasures} where member_id = ${memberId} and act = ${act})`
  const words = texts.cameBack({ name: plain(member.name), staffNo: plain(member.staffNo) })
  return [
    withdrawErasures(to, [memberId], { at: now, by, act }, provided),
    to
      .update(members)
      .set({ leftAt: null })
      .where(and(eq(members.id, memberId), isNotNull(members.leftAt), won)),
    insertIf(to, postings, { memberId, branchId, teamId, post, since: now }, won),
    audit(to, world, { actor: by, action: 'people.returned', object: memberId }, won),
    ...notices(to, world, told, { key: `people/returned/${act}`, words }, won),
  ]
}

/** 回来：the same person at the same place. Roles and pairings are not given back by themselves: things have moved on. */
export const comeBack = async (world: World, returning: { memberId: MemberId; by: By }): Promise<ReturnOutcome> => {
  const planned = await planReturn(world, returning)
  if (planned.kind !== 'may-return') return planned
  const { act, member } = planned.plan
  await world.db.commit((to) => returnWrites(to, world, planned.plan) as unknown as Writes)
  const back = await world.db.read.$count(erasures, and(eq(erasures.memberId, member.id), eq(erasures.act, act)))
  return back > 0 ? { kind: 'back' } : { kind: 'erased' }
}

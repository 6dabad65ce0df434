import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { plain } from '../../../cards/kit/card.ts'
import { leavingTexts as texts } from '../../../cards/shell/texts.leaving.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { members, postings } from '../people/schema.ts'
import { memberById } from '../people/store.ts'
import { notices, toldAbout } from './notice.ts'
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

/** 回来：the same person at the same place. Roles and pairings are not given back by themselves: things have moved on. */
export const comeBack = async (
  world: Pick<World, 'db' | 'ids' | 'clock'>,
  { memberId, by }: { memberId: MemberId; by: MemberId | 'operator' | 'system' },
  provided: SQL = sql`true`,
): Promise<ReturnOutcome> => {
  const member = await memberById(world.db, memberId)
  if (!member) return { kind: 'unknown' }
  if (!member.leftAt) return { kind: 'here' }
  const now = world.clock.now()
  const act = world.ids.next()
  const won = sql`exists (select 1 from ${erasures} where member_id = ${memberId} and act = ${act})`
  const keepers = await toldAbout(world, member)
  const words = texts.cameBack({ name: plain(member.name), staffNo: plain(member.staffNo) })
  const { branchId, teamId, post } = member
  await world.db.commit(
    (to) =>
      [
        withdrawErasures(to, [memberId], { at: now, by, act }, provided),
        to
          .update(members)
          .set({ leftAt: null })
          .where(and(eq(members.id, memberId), isNotNull(members.leftAt), won)),
        insertIf(to, postings, { memberId, branchId, teamId, post, since: now }, won),
        audit(to, world, { actor: by, action: 'people.returned', object: memberId }, won),
        ...notices(to, world, keepers, { key: `people/returned/${act}`, words }, won),
      ] as unknown as Writes,
  )
  const back = await world.db.read.$count(erasures, and(eq(erasures.memberId, memberId), eq(erasures.act, act)))
  return back > 0 ? { kind: 'back' } : { kind: 'erased' }
}

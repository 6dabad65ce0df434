import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { plain } from '../../../cards/kit/card.ts'
import { leavingTexts as texts } from '../../../cards/shell/texts.leaving.ts'
import type { ErasureId, MemberId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { members } from '../people/schema.ts'
import { memberById } from '../people/store.ts'
import { policyOf } from '../policy/policy.ts'
import { consequences } from './consequences.ts'
import { notices, type Told, toldAbout } from './notice.ts'
import { erasures, type LeavingCause } from './schema.ts'

export type LeaveOutcome =
  | { kind: 'left'; erasureId: ErasureId; dueAt: Date }
  | { kind: 'left-before' }
  | { kind: 'unknown' }
  | { kind: 'not-yet' }

/** Feishu's clock may be ahead of ours; milliseconds. */
const clocksDiffer = 600_000

/** For a condition: this very act brought the leaving about. */
const leavingStands = (id: ErasureId) => sql`exists (select 1 from ${erasures} where id = ${id})`

type Leave = {
  memberId: MemberId
  at: Date
  because: LeavingCause
  by: MemberId | 'operator' | 'system'
  /** What brought it about, e.g. an event's id: the same again changes nothing. */
  cause: string
}
export type LeavePlan = Leave & { erasureId: ErasureId; dueAt: Date; told: Told; words: string }

/** What leaving would mean, read before the commit; nothing is written. */
export const planLeave = async (
  world: World,
  leaving: Leave,
): Promise<{ kind: 'may-leave'; plan: LeavePlan } | Exclude<LeaveOutcome, { kind: 'left' }>> => {
  const { memberId, at } = leaving
  const member = await memberById(world.db, memberId)
  if (!member) return { kind: 'unknown' }
  if (member.leftAt) return { kind: 'left-before' }
  if (at.getTime() > world.clock.now().getTime() + clocksDiffer) return { kind: 'not-yet' }
  const { leaverRetentionDays } = await policyOf(world.db, member.branchId)
  const dueAt = new Date(at.getTime() + Number(leaverRetentionDays) * 86_400_000)
  const duties = await Promise.all(consequences.map(async ({ duties }) => duties?.(world.db, memberId) ?? []))
  const words = [
    texts.left({ name: plain(member.name), staffNo: plain(member.staffNo) }, at, dueAt),
    ...duties.flat().flatMap(({ kind, count }) => (count > 0 ? [texts.duties[kind](count)] : [])),
  ].join('\n')
  const erasureId = world.ids.next() as ErasureId
  return {
    kind: 'may-leave',
    plan: { ...leaving, erasureId, dueAt, told: await toldAbout(world, member), words },
  }
}

/** The leaving with all that follows from it, for one commit. */
export const leaveWrites = (
  to: Writer,
  world: Pick<World, 'ids' | 'clock'>,
  plan: LeavePlan,
  provided: SQL = sql`true`,
): Write[] => {
  const { memberId, at, because, by, cause, erasureId, dueAt, told, words } = plan
  const won = leavingStands(erasureId)
  return [
    insertIf(
      to,
      erasures,
      {
        ...{ id: erasureId, memberId, cause, because, leftAt: at, dueAt },
        ...{ recordedBy: by, recordedAt: world.clock.now() },
      },
      sql`exists (select 1 from ${members} where id = ${memberId} and left_at is null) and ${provided}`,
    ),
    to
      .update(members)
      .set({ leftAt: at })
      .where(and(eq(members.id, memberId), isNull(members.leftAt), won)),
    ...consequences.flatMap(({ writes }) => writes(to, world, { memberId, at, by, won })),
    audit(to, world, { actor: by, action: 'people.left', object: memberId, detail: { because } }, won),
    ...notices(to, world, told, { key: `people/left/${erasureId}`, words }, won),
  ]
}

/**
 * 离职：from this commit on the person has no rights, no place and no pairings, and a day is set on which what is kept of
 * them goes. A day ahead is refused: rights end at once or not at all.
 */
export const leave = async (world: World, leaving: Leave): Promise<LeaveOutcome> => {
  const planned = await planLeave(world, leaving)
  if (planned.kind !== 'may-leave') return planned
  const { erasureId, dueAt } = planned.plan
  await world.db.commit((to) => leaveWrites(to, world, planned.plan) as unknown as Writes)
  const standing = await world.db.read.$count(erasures, eq(erasures.id, erasureId))
  return standing > 0 ? { kind: 'left', erasureId, dueAt } : { kind: 'left-before' }
}

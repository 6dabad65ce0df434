import { and, eq, isNull, sql } from 'drizzle-orm'
import { plain } from '../../../cards/kit/card.ts'
import { leavingTexts as texts } from '../../../cards/shell/texts.leaving.ts'
import type { ErasureId, MemberId } from '../../core/ids.ts'
import type { Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { members } from '../people/schema.ts'
import { memberById } from '../people/store.ts'
import { policyOf } from '../policy/policy.ts'
import { consequences } from './consequences.ts'
import { notices, toldAbout } from './notice.ts'
import { erasures, type LeavingCause } from './schema.ts'

export type LeaveOutcome =
  | { kind: 'left'; erasureId: ErasureId; dueAt: Date }
  | { kind: 'left-before' }
  | { kind: 'unknown' }
  | { kind: 'not-yet' }

const daysLater = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000)

/** For a condition: this very act brought the leaving about. */
const leavingStands = (id: ErasureId) => sql`exists (select 1 from ${erasures} where id = ${id})`

/**
 * 离职：from this commit on the person has no rights, no place and no pairings, and a day is set on which what is kept of
 * them goes. A day ahead is refused: rights end at once or not at all.
 *
 * @param leaving.cause what brought it about, e.g. an event's id: the same again changes nothing
 */
export const leave = async (
  world: Pick<World, 'db' | 'ids' | 'clock'>,
  leaving: { memberId: MemberId; at: Date; because: LeavingCause; by: MemberId | 'operator' | 'system'; cause: string },
): Promise<LeaveOutcome> => {
  const { memberId, at, because, by, cause } = leaving
  const now = world.clock.now()
  const member = await memberById(world.db, memberId)
  if (!member) return { kind: 'unknown' }
  if (member.leftAt) return { kind: 'left-before' }
  if (at.getTime() > now.getTime() + 600_000) return { kind: 'not-yet' }

  const erasureId = world.ids.next() as ErasureId
  const { leaverRetentionDays } = await policyOf(world.db, member.branchId)
  const dueAt = daysLater(at, Number(leaverRetentionDays))
  const keepers = await toldAbout(world, member)
  const duties = await Promise.all(consequences.map(async ({ duties }) => duties?.(world.db, memberId) ?? []))
  const won = leavingStands(erasureId)
  const words = [
    texts.left({ name: plain(member.name), staffNo: plain(member.staffNo) }, at, dueAt),
    ...duties.flat().flatMap(({ kind, count }) => (count > 0 ? [texts.duties[kind](count)] : [])),
  ].join('\n')

  await world.db.commit(
    (to) =>
      [
        insertIf(
          to,
          erasures,
          { id: erasureId, memberId, cause, because, leftAt: at, recordedBy: by, recordedAt: now, dueAt },
          sql`exists (select 1 from ${members} where id = ${memberId} and left_at is null)`,
        ),
        to
          .update(members)
          .set({ leftAt: at })
          .where(and(eq(members.id, memberId), isNull(members.leftAt), won)),
        ...consequences.flatMap(({ writes }) => writes(to, { memberId, at, by, won })),
        audit(to, world, { actor: by, action: 'people.left', object: memberId, detail: { because } }, won),
        ...notices(to, world, keepers, { key: `people/left/${erasureId}`, words }, won),
      ] as unknown as Writes,
  )
  const standing = await world.db.read.$count(erasures, eq(erasures.id, erasureId))
  return standing > 0 ? { kind: 'left', erasureId, dueAt } : { kind: 'left-before' }
}

import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import type { By } from './pair.ts'
import { mentorships, type TieKind, ties } from './schema.ts'

const ordered = (one: MemberId, other: MemberId): [MemberId, MemberId] => (one < other ? [one, other] : [other, one])

/**
 * 登记利益关系：these two are relatives, or otherwise not free towards each other. Their pairing, if there is one, is left
 * for people to hand over; the caller says so.
 */
export const declareTie = async (
  world: Pick<World, 'db' | 'clock'>,
  { one, other, kind, by }: { one: MemberId; other: MemberId; kind: TieKind; by: By },
): Promise<{ kind: 'declared' | 'known' | 'self'; paired: boolean }> => {
  if (one === other) return { kind: 'self', paired: false }
  const [a, b] = ordered(one, other)
  const row = { a, b, kind, since: world.clock.now(), declaredBy: by }
  const known = sql`exists (select 1 from ${ties} where a = ${a} and b = ${b} and until is null)`
  const [before] = await world.db.read.all<{ known: number }>(sql`select ${known} as known`)
  await world.db.commit((to) => [
    insertIf(to, ties, row, sql`not ${known}`),
    // The audit names one of the two only: that a tie was declared, not between whom.
    audit(
      to,
      world,
      { actor: by, action: 'pairings.tie-declared', object: `member/${one}` },
      sql`exists (select 1 from ${ties} where a = ${a} and b = ${b} and since = ${row.since.getTime()})`,
    ),
  ])
  const paired = await world.db.read.$count(
    mentorships,
    and(
      isNull(mentorships.until),
      or(
        and(eq(mentorships.memberId, a), eq(mentorships.mentorId, b)),
        and(eq(mentorships.memberId, b), eq(mentorships.mentorId, a)),
      ),
    ),
  )
  return { kind: before?.known ? 'known' : 'declared', paired: paired > 0 }
}

/** 解除利益关系登记。 */
export const endTie = async (
  world: Pick<World, 'db' | 'clock'>,
  { one, other, by }: { one: MemberId; other: MemberId; by: By },
): Promise<boolean> => {
  const [a, b] = ordered(one, other)
  const [ended] = await world.db.commit((to) => [
    to
      .update(ties)
      .set({ until: world.clock.now(), endedBy: by })
      .where(and(eq(ties.a, a), eq(ties.b, b), isNull(ties.until)))
      .returning({ a: ties.a }),
    audit(
      to,
      world,
      { actor: by, action: 'pairings.tie-ended', object: `member/${one}` },
      sql`exists (select 1 from ${ties} where a = ${a} and b = ${b} and until = ${world.clock.now().getTime()})`,
    ),
  ])
  return ended.length === 1
}

/** Ties that hold now among people of whom at least one is this one. For secretary and administrators only. */
export const tiesOf = async (db: Db, id: MemberId): Promise<{ other: MemberId; kind: TieKind; since: Date }[]> => {
  const rows = await db.read
    .select()
    .from(ties)
    .where(and(or(eq(ties.a, id), eq(ties.b, id)), isNull(ties.until)))
  return rows.map(({ a, b, kind, since }) => ({ other: a === id ? b : a, kind, since }))
}

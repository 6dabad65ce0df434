import { and, eq, gt, inArray, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import type { DelegationId, MemberId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { delegations } from './schema.ts'

export type Delegation = typeof delegations.$inferSelect

const inForce = (at: Date) => and(lte(delegations.since, at), gt(delegations.until, at), isNull(delegations.endedAt))
const covers = (kind: string) => or(eq(delegations.scope, '*'), eq(delegations.scope, kind))

/** Who may speak for these people now, in this kind of matter. */
export const standInsFor = async (
  { db, clock }: Pick<World, 'db' | 'clock'>,
  givers: readonly MemberId[],
  kind: string,
): Promise<Delegation[]> =>
  givers.length === 0
    ? []
    : db.read
        .select()
        .from(delegations)
        .where(and(inArray(delegations.fromId, [...givers]), covers(kind), inForce(clock.now())))

/** For whom this person may speak now. */
export const givenTo = async ({ db, clock }: Pick<World, 'db' | 'clock'>, taker: MemberId): Promise<Delegation[]> =>
  db.read
    .select()
    .from(delegations)
    .where(and(eq(delegations.toId, taker), inForce(clock.now())))

export const givenBy = async ({ db, clock }: Pick<World, 'db' | 'clock'>, giver: MemberId): Promise<Delegation[]> =>
  db.read
    .select()
    .from(delegations)
    .where(and(eq(delegations.fromId, giver), inForce(clock.now())))

/** True while `taker` may speak for `giver`: judged where the vote is written. */
export const standsIn = (giver: MemberId, taker: MemberId, kind: string, at: Date): SQL =>
  sql`exists (select 1 from ${delegations} where from_id = ${giver} and to_id = ${taker} and scope in ('*', ${kind})
    and since <= ${at.getTime()} and until > ${at.getTime()} and ended_at is null)`

export type Delegating = {
  /** Of what caused it: the same cause is the same delegation. */
  id: DelegationId
  fromId: MemberId
  toId: MemberId
  scope: string
  since: Date
  until: Date
}

/** 委托：takes the place of an earlier one for the same matters. */
export const delegate = async (
  world: World,
  given: Delegating,
  also: (to: Writer) => Write[] = () => [],
): Promise<void> => {
  const now = world.clock.now()
  const { fromId, scope } = given
  await world.db.commit(
    (to) =>
      [
        to
          .update(delegations)
          .set({ endedAt: now })
          .where(
            and(
              eq(delegations.fromId, fromId),
              eq(delegations.scope, scope),
              isNull(delegations.endedAt),
              ne(delegations.id, given.id),
            ),
          ),
        // Before the row, so that it is written only by the one that writes the row.
        audit(
          to,
          world,
          { actor: fromId, action: 'approvals.delegated', object: given.id, detail: { to: given.toId, scope } },
          sql`not exists (select 1 from ${delegations} where id = ${given.id})`,
        ),
        to.insert(delegations).values(given).onConflictDoNothing(),
        ...also(to),
      ] as unknown as Writes,
  )
}

/** 结束委托：all that this person has given. */
export const endDelegations = async (
  world: World,
  giver: MemberId,
  also: (to: Writer) => Write[] = () => [],
): Promise<void> => {
  const now = world.clock.now()
  const open = sql`exists (select 1 from ${delegations} where from_id = ${giver} and ended_at is null)`
  await world.db.commit(
    (to) =>
      [
        audit(to, world, { actor: giver, action: 'approvals.undelegated', object: giver }, open),
        ...also(to),
        to
          .update(delegations)
          .set({ endedAt: now })
          .where(and(eq(delegations.fromId, giver), isNull(delegations.endedAt))),
      ] as unknown as Writes,
  )
}

import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { gaps } from '../gaps/schema.ts'
import { leaverWrites } from '../mentorships/leave.ts'
import { mentorships } from '../mentorships/schema.ts'
import { members, postings, roleGrants } from '../people/schema.ts'
import { revokeSessionsOf } from '../sessions/sessions.ts'

/** Somebody's leaving, for what follows from it. `won` holds only in the commit that made it so. */
export type Leaving = { memberId: MemberId; at: Date; by: MemberId | 'operator' | 'system'; won: SQL }

/** What others must see to now. */
export type Duty = { kind: 'mentees' | 'roles'; count: number }

/** One thing that ends when somebody leaves. */
export type Consequence = {
  name: string
  /** In the commit of the leaving, and only if it is `won`. */
  writes(to: Writer, world: Pick<World, 'clock'>, leaving: Leaving): Write[]
  /** What stays behind unattended, as things stand before the leaving. */
  duties?(db: Db, memberId: MemberId): Promise<Duty[]>
}

/** Nothing ends before it began. */
const endOf = (since: SQL, at: Date): SQL => sql`max(${since}, ${at.getTime()})`

const place: Consequence = {
  name: 'postings',
  writes: (to, _world, { memberId, at, won }) => [
    to
      .update(postings)
      .set({ until: endOf(sql`since`, at) })
      .where(and(eq(postings.memberId, memberId), isNull(postings.until), won)),
  ],
}

const roles: Consequence = {
  name: 'roles',
  writes: (to, _world, { memberId, at, by, won }) => [
    to
      .update(roleGrants)
      .set({ until: endOf(sql`since`, at), endedBy: by })
      .where(and(eq(roleGrants.memberId, memberId), isNull(roleGrants.until), won)),
  ],
  duties: async (db, memberId) => [
    {
      kind: 'roles',
      count: await db.read.$count(roleGrants, and(eq(roleGrants.memberId, memberId), isNull(roleGrants.until))),
    },
  ],
}

const pairings: Consequence = {
  name: 'mentorships',
  writes: (to, world, { memberId, at, by, won }) => leaverWrites(to, world, { id: memberId, at, by, provided: won }),
  duties: async (db, memberId) => {
    const [row] = await db.read
      .select({ count: sql<number>`count(*)` })
      .from(mentorships)
      .innerJoin(members, eq(members.id, mentorships.memberId))
      .where(and(eq(mentorships.mentorId, memberId), isNull(mentorships.until), isNull(members.leftAt)))
    return [{ kind: 'mentees', count: row?.count ?? 0 }]
  },
}

/** Nobody is helped with anything any more; it says that it ended so, not that it was shown. */
const helped: Consequence = {
  name: 'gaps',
  writes: (to, _world, { memberId, at, won }) => [
    to
      .update(gaps)
      .set({ closedAt: endOf(sql`opened_at`, at), closedBy: 'system', closedWhy: 'left' })
      .where(and(eq(gaps.memberId, memberId), isNull(gaps.closedAt), won)),
  ],
}

const sessions: Consequence = {
  name: 'sessions',
  writes: (to, world, { memberId, won }) => [revokeSessionsOf(to, world, memberId, won)],
}

/** Everything that ends with somebody's leaving. A noun that gives people something to hold adds its line here. */
export const consequences: readonly Consequence[] = [place, roles, pairings, helped, sessions]

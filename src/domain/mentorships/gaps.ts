import { and, eq, isNull, sql } from 'drizzle-orm'
import { type LocalDate, localDateOf } from '../../core/clock.ts'
import type { BranchId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Gap, HorizonCheck } from '../horizon/check.ts'
import { members, postings } from '../people/schema.ts'
import { everyBranch } from '../people/store.ts'
import { limitFor, loadOf } from './obstacle.ts'
import { mentorDeputies, mentorships } from './schema.ts'
import { gapTexts as texts } from './texts.ts'

/** Nobody stays without a mentor for longer than this unnoticed. Days. */
const unnoticedDays = 3
/** A deputy's end is announced this many days before. */
const endingDays = 2
const dayMs = 24 * 3_600_000

type PairingGap =
  | { kind: 'no-mentor'; memberId: MemberId; days: number }
  | { kind: 'over-load'; memberId: MemberId; load: number; limit: number }
  /** Still looks after people although no party member any more. */
  | { kind: 'unfit'; memberId: MemberId; load: number }
  | { kind: 'deputy-ends'; memberId: MemberId; deputyId: MemberId; day: LocalDate }

/** Since when nobody looks after somebody: when they came (or came back), or when their last mentor stopped. */
export const aloneSince = (came: Date, lastUntil: Date | null): Date =>
  lastUntil !== null && lastUntil > came ? lastUntil : came

export const isUnnoticed = (since: Date, now: Date): boolean => now.getTime() - since.getTime() > unnoticedDays * dayMs

/** The beginning of the newest unbroken stay: a posting that continues no other. */
const cameAt = sql<number>`max(${members.joinedAt}, coalesce((
  select max(p.since) from ${postings} p where p.member_id = ${members.id}
    and not exists (select 1 from ${postings} q where q.member_id = p.member_id and q.until = p.since)), 0))`

const lonely = async (db: Db, branchId: BranchId, now: Date): Promise<PairingGap[]> => {
  const rows = await db.read
    .select({
      memberId: members.id,
      came: cameAt,
      lastUntil: sql<number | null>`(select max(until) from ${mentorships} where member_id = ${members.id})`,
    })
    .from(members)
    .where(
      and(
        eq(members.branchId, branchId),
        isNull(members.leftAt),
        eq(members.partyMember, false),
        sql`not exists (select 1 from ${mentorships} p join ${members} m on m.id = p.mentor_id
          where p.member_id = ${members.id} and p.until is null and m.left_at is null)`,
      ),
    )
    .orderBy(members.staffNo)
  return rows.flatMap(({ memberId, came, lastUntil }): PairingGap[] => {
    const since = aloneSince(new Date(came), lastUntil === null ? null : new Date(lastUntil))
    const days = Math.floor((now.getTime() - since.getTime()) / dayMs)
    return isUnnoticed(since, now) ? [{ kind: 'no-mentor', memberId, days }] : []
  })
}

const mentors = async (db: Db, branchId: BranchId): Promise<PairingGap[]> => {
  const rows = await db.read.all<{ id: MemberId; party: number; load: number; limit: number; allowed: number }>(sql`
    select * from (
      select m.id as id, m.party_member as party, ${loadOf(sql`m.id`)} as load, ${limitFor(sql`m.id`)} as "limit",
        exists (select 1 from ${mentorships} a where a.mentor_id = m.id and a.until is null and a.approval is not null) as allowed
      from ${members} m where m.branch_id = ${branchId} and m.left_at is null
    ) where load > 0 and (load > "limit" or not party)`)
  return rows.flatMap(({ id, party, load, limit, allowed }): PairingGap[] => [
    ...(party ? [] : [{ kind: 'unfit' as const, memberId: id, load }]),
    ...(load > limit && !allowed ? [{ kind: 'over-load' as const, memberId: id, load, limit }] : []),
  ])
}

const deputies = async (db: Db, branchId: BranchId, now: Date): Promise<PairingGap[]> => {
  const horizon = localDateOf(new Date(now.getTime() + endingDays * dayMs))
  const rows = await db.read
    .select({ mentorId: mentorDeputies.mentorId, deputyId: mentorDeputies.deputyId, until: mentorDeputies.until })
    .from(mentorDeputies)
    .innerJoin(members, eq(members.id, mentorDeputies.mentorId))
    .where(
      and(
        eq(members.branchId, branchId),
        isNull(members.leftAt),
        isNull(mentorDeputies.endedOn),
        sql`${mentorDeputies.until} between ${localDateOf(now)} and ${horizon}`,
      ),
    )
  return rows.map(({ mentorId, deputyId, until }) => ({
    kind: 'deputy-ends',
    memberId: mentorId,
    deputyId,
    day: until,
  }))
}

const factsOf = async (db: Db, branchId: BranchId, now: Date): Promise<PairingGap[]> =>
  (await Promise.all([lonely(db, branchId, now), mentors(db, branchId), deputies(db, branchId, now)])).flat()

/** So many names fit into a line. */
const shown = 10

const linesOf = (gaps: readonly PairingGap[], names: ReadonlyMap<MemberId, string>): string[] => {
  const named = (id: MemberId) => names.get(id) ?? ''
  const alone = gaps.filter((gap) => gap.kind === 'no-mentor')
  const some = alone.slice(0, shown).map((gap) => texts.days(named(gap.memberId), gap.days))
  return [
    ...(alone.length > 0 ? [texts.noMentor(some, alone.length)] : []),
    ...gaps.flatMap((gap) => {
      switch (gap.kind) {
        case 'over-load':
          return [texts.overLoad(named(gap.memberId), gap.load, gap.limit)]
        case 'unfit':
          return [texts.unfit(named(gap.memberId), gap.load)]
        case 'deputy-ends':
          return [texts.deputyEnds(named(gap.memberId), named(gap.deputyId), gap.day)]
        default:
          return []
      }
    }),
  ]
}

/**
 * 包保缺口：nobody stays without a mentor for more than three days unnoticed, nor a mentor over the load, nor one who is
 * no party member any more, nor a deputy who stops soon. For the secretary. Party members need no mentor themselves.
 */
export const pairingGaps: HorizonCheck = {
  name: 'pairings',
  run: async ({ db, clock }) => {
    const found: Gap[] = []
    for (const { id: branchId } of await everyBranch(db)) {
      const gaps = await factsOf(db, branchId, clock.now())
      if (gaps.length === 0) continue
      const ids = gaps.flatMap((g) => (g.kind === 'deputy-ends' ? [g.memberId, g.deputyId] : [g.memberId]))
      const rows = await db.read.all<{ id: MemberId; name: string }>(sql`
        select id, name from ${members} where id in (select value from json_each(${JSON.stringify(ids)}))`)
      const names = new Map(rows.map((r) => [r.id, r.name]))
      found.push(...linesOf(gaps, names).map((line): Gap => ({ branchId, line, for: 'secretary' })))
    }
    return found
  },
}

import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { type LocalDate, localDateOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { branches, members, roleGrants } from '../people/schema.ts'
import type { By } from './pair.ts'
import { mentorDeputies, mentorships, ties } from './schema.ts'

export type DeputyObstacle = 'self' | 'dates' | 'not-here' | 'elsewhere' | 'not-party-member' | 'taken' | 'conflict'

/** The deputy is one of those looked after, tied to one of them, or leads the team of one. */
const conflict = (mentorId: MemberId, deputyId: MemberId): SQL => sql`exists (
  select 1 from ${mentorships} p join ${members} m on m.id = p.member_id
  where p.mentor_id = ${mentorId} and p.until is null and m.left_at is null and (
    m.id = ${deputyId}
    or exists (select 1 from ${ties} t where t.until is null
      and t.a = min(m.id, ${deputyId}) and t.b = max(m.id, ${deputyId}))
    or exists (select 1 from ${roleGrants} g where g.member_id = ${deputyId} and g.until is null
      and g.role in ('team-leader', 'duty-cadre') and g.scope_kind = 'team' and g.scope_id = m.team_id)))`

type Term = { mentorId: MemberId; deputyId: MemberId; since: LocalDate; until: LocalDate }

const obstacleTo = ({ mentorId, deputyId, since, until }: Term, today: LocalDate): SQL => sql`(case
  when ${mentorId} = ${deputyId} then 'self'
  when ${since} > ${until} or ${until} < ${today} then 'dates'
  when (select count(*) from ${members} where id in (${mentorId}, ${deputyId}) and left_at is null) < 2 then 'not-here'
  when (select count(distinct b.company_id) from ${branches} b join ${members} m on m.branch_id = b.id
    where m.id in (${mentorId}, ${deputyId})) > 1 then 'elsewhere'
  when not exists (select 1 from ${members} where id = ${deputyId} and party_member) then 'not-party-member'
  when exists (select 1 from ${mentorDeputies} where mentor_id = ${mentorId}
    and since <= ${until} and min(until, coalesce(ended_on, until)) >= ${since}) then 'taken'
  when ${conflict(mentorId, deputyId)} then 'conflict'
end)`

/** 代包保：from this day to that day the deputy acts for everyone whom the mentor looks after. One at a time. */
export const appointDeputy = async (
  world: Pick<World, 'db' | 'clock'>,
  { by, ...term }: Term & { by: By },
): Promise<{ kind: 'appointed' } | { kind: 'refused'; obstacle: DeputyObstacle }> => {
  const now = world.clock.now()
  const obstacle = obstacleTo(term, localDateOf(now))
  const why = async () =>
    (await world.db.read.all<{ why: DeputyObstacle | null }>(sql`select ${obstacle} as why`))[0]?.why ?? undefined
  const before = await why()
  if (before) return { kind: 'refused', obstacle: before }
  const stands = sql`exists (select 1 from ${mentorDeputies} where mentor_id = ${term.mentorId}
    and deputy_id = ${term.deputyId} and arranged_at = ${now.getTime()} and ended_on is null)`
  await world.db.commit((to) => [
    insertIf(to, mentorDeputies, { ...term, arrangedAt: now, arrangedBy: by }, sql`${obstacle} is null`),
    audit(
      to,
      world,
      {
        actor: by,
        action: 'pairings.deputy-appointed',
        object: `member/${term.mentorId}`,
        detail: { deputy: term.deputyId, since: term.since, until: term.until },
      },
      stands,
    ),
  ])
  const [row] = await world.db.read.all<{ stands: number }>(sql`select ${stands} as stands`)
  return row?.stands ? { kind: 'appointed' } : { kind: 'refused', obstacle: (await why()) ?? 'taken' }
}

/** 代包保提前结束：today is the last day on which it holds. */
export const endDeputy = async (
  world: Pick<World, 'db' | 'clock'>,
  { mentorId, deputyId, by }: { mentorId: MemberId; deputyId: MemberId; by: By },
): Promise<boolean> => {
  const today = localDateOf(world.clock.now())
  const [rows] = await world.db.commit((to) => [
    to
      .update(mentorDeputies)
      .set({ endedOn: today, endedBy: by })
      .where(
        and(
          eq(mentorDeputies.mentorId, mentorId),
          eq(mentorDeputies.deputyId, deputyId),
          isNull(mentorDeputies.endedOn),
          sql`${mentorDeputies.until} >= ${today}`,
        ),
      )
      .returning({ id: mentorDeputies.mentorId }),
    audit(
      to,
      world,
      {
        actor: by,
        action: 'pairings.deputy-ended',
        object: `member/${mentorId}`,
        detail: { deputy: deputyId },
      },
      sql`exists (select 1 from ${mentorDeputies} where mentor_id = ${mentorId} and deputy_id = ${deputyId}
        and ended_on = ${today} and ended_by = ${by})`,
    ),
  ])
  return rows.length > 0
}

import { type SQL, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import { branches, members, roleGrants } from '../people/schema.ts'
import { policyUsual } from '../policy/keys.ts'
import { policies } from '../policy/schema.ts'
import { mentorships, ties } from './schema.ts'

/** Why somebody may not become somebody's mentor, in the order in which it is said. */
export const obstacles = [
  'self',
  'member-left',
  'mentor-left',
  'not-party-member',
  'elsewhere',
  'already',
  'mutual',
  'tie',
  'boss',
  'full',
] as const
export type Obstacle = (typeof obstacles)[number]

const here = (id: MemberId) => sql`exists (select 1 from ${members} where id = ${id} and left_at is null)`

const pairedNow = (memberId: MemberId, mentorId: MemberId) =>
  sql`exists (select 1 from ${mentorships} where member_id = ${memberId} and mentor_id = ${mentorId} and until is null)`

const companyOf = (id: MemberId) =>
  sql`(select b.company_id from ${branches} b join ${members} m on m.branch_id = b.id where m.id = ${id})`

const tied = (a: MemberId, b: MemberId) => {
  const [low, high] = a < b ? [a, b] : [b, a]
  return sql`exists (select 1 from ${ties} where a = ${low} and b = ${high} and until is null)`
}

/** A direct boss leads the very team; who answers for a whole branch is not meant. */
const leads = (boss: MemberId, memberId: MemberId) => sql`exists (
  select 1 from ${roleGrants} g join ${members} m on m.id = ${memberId}
  where g.member_id = ${boss} and g.until is null and g.role in ('team-leader', 'duty-cadre')
    and g.scope_kind = 'team' and g.scope_id = m.team_id)`

/** How many people who are still here this mentor looks after now. */
export const loadOf = (mentorId: MemberId | SQL): SQL<number> => sql<number>`(
  select count(*) from ${mentorships} lp join ${members} lm on lm.id = lp.member_id
  where lp.mentor_id = ${mentorId} and lp.until is null and lm.left_at is null)`

/** How many the branch of this mentor allows. */
export const limitFor = (mentorId: MemberId | SQL): SQL<number> => sql<number>`cast(coalesce((
  select lr.value from ${policies} lr join ${members} lm on lm.branch_id = lr.branch_id
  where lm.id = ${mentorId} and lr.key = 'mentorLoad' order by lr.version desc limit 1), ${policyUsual.mentorLoad}) as integer)`

export type Wish = {
  memberId: MemberId
  mentorId: MemberId
  /** How many this mentor takes on at once; one when absent. */
  adding?: number | SQL<number>
  /** What was approved explicitly, so that the load does not stand against it. */
  approval?: string
}

/**
 * What stands against this pairing at the moment at which the statement runs, null when nothing does. The one place of
 * the rules: read to explain, and put into the commit that pairs, so that nothing can slip in between.
 */
export const obstacleTo = ({ memberId, mentorId, adding = 1, approval }: Wish): SQL<Obstacle | null> => sql`(case
  when ${memberId} = ${mentorId} then 'self'
  when not ${here(memberId)} then 'member-left'
  when not ${here(mentorId)} then 'mentor-left'
  when not exists (select 1 from ${members} where id = ${mentorId} and party_member) then 'not-party-member'
  when ${companyOf(memberId)} <> ${companyOf(mentorId)} then 'elsewhere'
  when ${pairedNow(memberId, mentorId)} then 'already'
  when ${pairedNow(mentorId, memberId)} then 'mutual'
  when ${tied(memberId, mentorId)} then 'tie'
  when ${leads(mentorId, memberId)} then 'boss'
  when ${approval === undefined} and ${loadOf(mentorId)} + ${adding} > ${limitFor(mentorId)} then 'full'
end)`

import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { localDateOf } from '../../core/clock.ts'
import { mentorDeputies, mentorships } from '../mentorships/schema.ts'

/** The mentors for whom this person stands in on that day. */
const absentees = (deputy: SQLiteColumn, at: Date): SQL => sql`(
  select ${mentorDeputies.mentorId} from ${mentorDeputies} where ${mentorDeputies.deputyId} = ${deputy}
    and ${localDateOf(at)} between ${mentorDeputies.since}
      and min(${mentorDeputies.until}, coalesce(${mentorDeputies.endedOn}, ${mentorDeputies.until})))`

/**
 * Whom the person with this id looks after now, as a JSON array of member ids, for the one read of an actor. Nobody looks
 * after one who has left.
 *
 * @param at with it come those for whose mentor this person stands in
 */
export const menteesOf = (mentor: SQLiteColumn, at?: Date): SQL<string> => sql<string>`(
  select json_group_array(${mentorships.memberId}) from ${mentorships}
  where (${mentorships.mentorId} = ${mentor} ${at ? sql`or ${mentorships.mentorId} in ${absentees(mentor, at)}` : sql``})
    and ${mentorships.until} is null
    and exists (select 1 from members mentee where mentee.id = ${mentorships.memberId} and mentee.left_at is null))`

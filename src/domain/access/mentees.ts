import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { mentorships } from '../mentorships/schema.ts'

/**
 * Whom the person with this id looks after now, as a JSON array of member ids, for the one read of an actor. Nobody looks
 * after one who has left. Whoever stands in for a mentor comes in here.
 */
export const menteesOf = (mentor: SQLiteColumn): SQL<string> => sql<string>`(
  select json_group_array(${mentorships.memberId}) from ${mentorships}
  where ${mentorships.mentorId} = ${mentor} and ${mentorships.until} is null
    and exists (select 1 from members mentee where mentee.id = ${mentorships.memberId} and mentee.left_at is null))`

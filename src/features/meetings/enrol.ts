import { type SQL, sql } from 'drizzle-orm'
import type { MeetingId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Expected } from './expected.ts'
import { meetingAttendance } from './schema.ts'

/** The roll, one line for each who is expected; one statement, however many. */
export const enrol = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  id: MeetingId,
  people: readonly Expected[],
  won: SQL,
): Write => {
  const now = clock.now().getTime()
  const rows = JSON.stringify(people.map((p) => [p.memberId, p.state]))
  return to.run(sql`
    insert into ${meetingAttendance} (meeting_id, member_id, expected, state, marked_by, marked_at)
    select ${id}, json_extract(value, '$[0]'), 1, json_extract(value, '$[1]'),
      case json_extract(value, '$[1]') when 'due' then null else 'system' end,
      case json_extract(value, '$[1]') when 'due' then null else ${now} end
    from json_each(${rows}) where ${won} on conflict do nothing`)
}

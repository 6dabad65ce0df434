import { desc, eq } from 'drizzle-orm'
import { texts as cards } from '../../../cards/meetings/texts.ts'
import type { MemberId } from '../../core/ids.ts'
import type { RecordSection } from '../../platform/records.ts'
import type { World } from '../../platform/world.ts'
import { meetingAttendance, meetings } from './schema.ts'
import { texts } from './texts.records.ts'

/** Every meeting at which somebody was expected, and what became of it, newest first. */
export const meetingRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => {
  const rows = await db.read
    .select({ line: meetingAttendance, meeting: meetings })
    .from(meetingAttendance)
    .innerJoin(meetings, eq(meetings.id, meetingAttendance.meetingId))
    .where(eq(meetingAttendance.memberId, memberId))
    .orderBy(desc(meetings.plannedAt))
  const { title, purpose, basis, columns, madeUp, claims, guest } = texts
  return [
    {
      ...{ id: 'meetings', title, purpose, basis, columns },
      rows: rows.map(({ line, meeting }) => [
        meeting.plannedAt,
        cards.titled(meeting.kind, meeting.shift ?? ''),
        line.expected ? cards.roll[line.state] : guest,
        line.before === null ? '' : cards.roll[line.before],
        line.madeUp === null ? '' : madeUp[line.madeUp],
        line.madeUpAt,
        line.claim === null ? '' : claims[line.claim],
      ]),
    },
  ]
}

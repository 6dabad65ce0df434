import { inArray } from 'drizzle-orm'
import type { MeetingId, MemberId } from '../../core/ids.ts'
import { members } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'
import { expectedIds } from './expected.ts'
import { aboutMeeting } from './leaders.ts'
import type { FindMeeting } from './quiz/meeting.ts'
import { meetingById, rollOf } from './store.ts'

/** Those of them who have not left. */
const here = async ({ read }: Db, ids: readonly MemberId[]): Promise<MemberId[]> => {
  const rows =
    ids.length === 0
      ? []
      : await read
          .select({ id: members.id, leftAt: members.leftAt })
          .from(members)
          .where(inArray(members.id, [...ids]))
  return rows.flatMap(({ id, leftAt }) => (leftAt ? [] : [id]))
}

/** 会上的知识问答：a meeting as the quiz has to know it; none that is over or was called off. */
export const quizMeeting: FindMeeting = async (db, id) => {
  const meeting = await meetingById(db, id as MeetingId)
  if (meeting?.state !== 'open') return undefined
  const roll = await rollOf(db, meeting.id)
  const target = await aboutMeeting(db, meeting.id)
  return {
    branchId: meeting.branchId,
    chairs: await here(db, [...(target?.deciders ?? [])]),
    expected: roll.length > 0 ? roll.filter((r) => r.expected).length : (await expectedIds(db, meeting)).length,
  }
}

import { and, eq, gt, isNotNull, isNull, lte, notInArray } from 'drizzle-orm'
import { makeUpCard } from '../../../cards/meetings/make-up.card.ts'
import { texts } from '../../../cards/meetings/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { followUp, toFollow } from './follow-up.ts'
import { makeUpAgainKey } from './keys.ts'
import { makeUpFace } from './make-up-face.ts'
import { meetingAttendance, meetings } from './schema.ts'
import { minutesOf } from './store.ts'

/** 散会以后：the question, and the way to make up for it. */
export const followUpJob = defineJob({
  id: 'meetings.follow-up',
  schedule: { cron: '4-59/5 * * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db }) => (await db.read.$count(meetings, toFollow())) === 0,
  run: (world) => followUp(world),
})

/** Within so long of its end somebody is reminded once more. */
const soonMs = 2 * 86_400_000

const open = () =>
  and(
    isNotNull(meetingAttendance.makeUpDue),
    isNull(meetingAttendance.madeUpAt),
    notInArray(meetingAttendance.state, ['present', 'late']),
  )

/** 补课快到期，再提醒一次。 */
export const makeUpJob = defineJob({
  id: 'meetings.make-up-remind',
  schedule: { cron: '23 10 * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db, clock }) =>
    (await db.read.$count(meetingAttendance, and(open(), gt(meetingAttendance.makeUpDue, clock.now())))) === 0,
  run: async (world, { at }) => {
    const soon = await world.db.read
      .select({ line: meetingAttendance, meeting: meetings })
      .from(meetingAttendance)
      .innerJoin(meetings, eq(meetings.id, meetingAttendance.meetingId))
      .where(
        and(
          open(),
          gt(meetingAttendance.makeUpDue, at),
          lte(meetingAttendance.makeUpDue, new Date(at.getTime() + soonMs)),
        ),
      )
    const items = await Promise.all(
      soon.map(async ({ line, meeting }) => {
        const minutes = await minutesOf(world.db, meeting.id)
        const until = line.makeUpDue ?? at
        return {
          ...{ key: makeUpAgainKey(meeting.id, line.memberId), member: line.memberId, kind: 'study' as const },
          card: makeUpCard(makeUpFace({ meeting, minutes }, line, at)),
          line: texts.makeUp.line(meeting.kind, meeting.day, localDateOf(until)),
          expiresAt: until,
        }
      }),
    )
    await pushAll(world, items)
  },
})

import { and, eq, lte } from 'drizzle-orm'
import { claimCard } from '../../../cards/meetings/make-up.card.ts'
import { texts } from '../../../cards/meetings/texts.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { members } from '../../domain/people/schema.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { claimFace, judgesInTheEnd } from './claim.ts'
import { claimAgainKey } from './keys.ts'
import { meetingAttendance, meetings } from './schema.ts'

/** Whoever says «我到了» waits so long before others are asked as well. Milliseconds. */
const waitMs = 86_400_000

const waiting = (at: Date) =>
  and(eq(meetingAttendance.claim, 'open'), lte(meetingAttendance.claimedAt, new Date(at.getTime() - waitMs)))

/** 「我到了」没人核对，再请一次：whoever led and the secretaries, once each. The claim stays open until one of them has judged. */
export const claimsJob = defineJob({
  id: 'meetings.claims-remind',
  schedule: { cron: '27 10 * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db, clock }) => (await db.read.$count(meetingAttendance, waiting(clock.now()))) === 0,
  run: async (world, { at }) => {
    const claims = await world.db.read
      .select({ line: meetingAttendance, meeting: meetings, name: members.name })
      .from(meetingAttendance)
      .innerJoin(meetings, eq(meetings.id, meetingAttendance.meetingId))
      .innerJoin(members, eq(members.id, meetingAttendance.memberId))
      .where(waiting(at))
    for (const { line, meeting, name } of claims) {
      const card = claimCard(claimFace(meeting, line, name))
      const judges = await judgesInTheEnd(world, meeting, line.memberId)
      await pushAll(
        world,
        judges.map((member) => ({
          ...{ key: claimAgainKey(meeting.id, line.memberId, member), member, kind: 'approval', card },
          line: texts.claim.line(name, meeting.day),
        })),
      )
    }
  },
})

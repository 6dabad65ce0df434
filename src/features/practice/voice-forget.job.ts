import { asc, inArray, lte } from 'drizzle-orm'
import { inbox } from '../../platform/inbox/schema.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { practiceVoices } from './schema.ts'

/** With a run every hour nothing is older than a day. Milliseconds. */
const kept = 23 * 3_600_000
const atOnce = 200

/** 语音编号清除：the push that brought somebody's voice loses its key and what it was about. */
export const voiceForgetJob = defineJob({
  id: 'practice.voice-forget',
  schedule: { cron: '41 * * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db }) => (await db.read.$count(practiceVoices)) === 0,
  run: async ({ db, clock }) => {
    const before = new Date(clock.now().getTime() - kept)
    for (;;) {
      const old = await db.read
        .select()
        .from(practiceVoices)
        .where(lte(practiceVoices.heardAt, before))
        .orderBy(asc(practiceVoices.heardAt))
        .limit(atOnce)
      if (old.length === 0) return
      const ids = old.map((row) => row.eventId)
      await db.commit((to) => [
        to.update(inbox).set({ body: '{}', subject: null }).where(inArray(inbox.eventId, ids)),
        to.delete(practiceVoices).where(inArray(practiceVoices.eventId, ids)),
      ])
    }
  },
})

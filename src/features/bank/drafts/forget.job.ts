import { and, eq, lte } from 'drizzle-orm'
import { bankSaidCard } from '../../../../cards/bank/import.card.ts'
import { texts } from '../../../../cards/bank/texts.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { bankDrafts } from '../schema.ts'
import { drawEnd } from './apply.ts'
import { shownIn } from './store.ts'

const open = eq(bankDrafts.state, 'open')

/** 过期的题库草稿：what nobody confirmed within a day is gone, and its card says so. */
export const forgetDraftsJob = defineJob({
  id: 'bank.forget-drafts',
  schedule: { cron: '47 * * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db: { read } }) => (await read.$count(bankDrafts, open)) === 0,
  run: async (world) => {
    const now = world.clock.now()
    const past = await world.db.read
      .select()
      .from(bankDrafts)
      .where(and(open, lte(bankDrafts.expiresAt, now)))
    for (const draft of past) {
      const card = bankSaidCard(texts.import.expired, texts.import.subtitle(draft.name, shownIn(draft).rows))
      await drawEnd(world, draft, { state: 'expired', decidedAt: now }, card)
    }
  },
})

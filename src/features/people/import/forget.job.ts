import { and, inArray, lte } from 'drizzle-orm'
import { importSaidCard } from '../../../../cards/people/import.card.ts'
import { texts } from '../../../../cards/people/texts.import.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { draftLetterKey } from './draft.ts'
import { importHalves, rosterDrafts } from './schema.ts'
import { isIn, move } from './store.ts'

/** A half without its other half is forgotten after this. Milliseconds. */
const day = 24 * 3_600_000

const undecided = inArray(rosterDrafts.state, ['open', 'confirmed'])

const forgetDrafts = async (world: World): Promise<void> => {
  const { db, clock } = world
  const now = clock.now()
  const past = await db.read
    .select()
    .from(rosterDrafts)
    .where(and(undecided, lte(rosterDrafts.expiresAt, now)))
  for (const { id, name, rows, way, state } of past) {
    const card = importSaidCard(texts.expired, texts.subtitle(name, rows))
    await db.commit((to) => [
      move(to, id, state, { state: 'expired', decidedAt: now }),
      ...(way === 'chat' ? [redraw(to, world, { letterKey: draftLetterKey(id), card }, isIn(id, 'expired'))] : []),
    ])
  }
  await db.commit((to) => [to.delete(importHalves).where(lte(importHalves.at, new Date(now.getTime() - day)))])
}

/** 过期的草稿：what nobody confirmed within a day is gone, and its card says so. */
export const forgetJob = defineJob({
  id: 'people.forget-drafts',
  schedule: { cron: '43 * * * *' },
  catchUp: { kind: 'deadline' },
  idle: async ({ db: { read } }) =>
    (await read.$count(rosterDrafts, undecided)) === 0 && (await read.$count(importHalves)) === 0,
  run: forgetDrafts,
})

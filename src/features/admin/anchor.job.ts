import { sql } from 'drizzle-orm'
import { anchorCard } from '../../../cards/admin/anchor.card.ts'
import { localDateOf } from '../../core/clock.ts'
import type { ChatId } from '../../core/ids.ts'
import { anchorWrites, headsOf } from '../../domain/chain/anchor.ts'
import { anchors } from '../../domain/chain/schema.ts'
import { sealBooks } from '../../domain/chain/seal.ts'
import { everyBranch, keepersOf } from '../../domain/people/store.ts'
import { policyOf } from '../../domain/policy/policy.ts'
import type { Writes } from '../../platform/db/db.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { enqueue, type Recipient } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'

/** The administrators' groups; where there is none, one administrator, so that a copy stands outside in any case. */
const keepersOfHeads = async (world: World): Promise<Recipient[]> => {
  const branches = await everyBranch(world.db)
  const chats = new Set<string>()
  for (const { id } of branches) {
    const { adminChat } = await policyOf(world.db, id)
    if (adminChat) chats.add(adminChat)
  }
  if (chats.size > 0) return [...chats].map((chat) => ({ chat: chat as ChatId }))
  for (const { id } of branches)
    for (const { account } of await keepersOf(world.db, id)) if (account) return [{ account }]
  return []
}

/** 链头存证：once a day the newest seals are told to the administrators, outside the database. */
export const anchorJob = defineJob({
  id: 'admin.anchor',
  schedule: { cron: '37 8 * * *' },
  catchUp: { kind: 'latest-within', minutes: 720 },
  run: async (world, { at }) => {
    await sealBooks(world.db)
    const heads = await headsOf(world.db)
    const day = localDateOf(at)
    const recipients = await keepersOfHeads(world)
    if (heads.length === 0 || recipients.length === 0) {
      world.log.warn('admin.not-anchored', { heads: heads.length, recipients: recipients.length })
      return
    }
    const card = anchorCard({ day, heads })
    // Only what was really told is written down as told: a second run the same day finds the first one's heads standing.
    const first = sql`not exists (select 1 from ${anchors} where day = ${day})`
    await world.db.commit(
      (to) =>
        [
          ...recipients.map((recipient, i) =>
            enqueue(to, world, { key: `admin/anchor/${day}/${i}`, lane: 'broadcast', to: recipient, card }, first),
          ),
          ...anchorWrites(to, day, heads, world.clock.now()),
        ] as unknown as Writes,
    )
    world.log.info('admin.anchored', { heads: heads.length, recipients: recipients.length })
  },
})

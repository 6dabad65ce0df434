import { sql } from 'drizzle-orm'
import { anchorCard } from '../../../cards/admin/anchor.card.ts'
import { texts } from '../../../cards/admin/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import type { ChatId, MemberId } from '../../core/ids.ts'
import { anchorWrites, headsOf } from '../../domain/chain/anchor.ts'
import { anchors } from '../../domain/chain/schema.ts'
import { sealBooks } from '../../domain/chain/seal.ts'
import { type PushPlan, planPushes, type Standing } from '../../domain/disturbance/plan.ts'
import { push } from '../../domain/disturbance/push.ts'
import { type Branch, everyBranch, keepersOf } from '../../domain/people/store.ts'
import { policyOf } from '../../domain/policy/policy.ts'
import type { Writes } from '../../platform/db/db.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'

/** The administrators' groups. */
const groupsOf = async (world: World, branches: readonly Branch[]): Promise<ChatId[]> => {
  const chats = new Set<ChatId>()
  for (const { id } of branches) {
    const { adminChat } = await policyOf(world.db, id)
    if (adminChat) chats.add(adminChat as ChatId)
  }
  return [...chats]
}

/** Where there is no group, one administrator: whoever may be written to soonest. */
const keeperOf = async (world: World, branches: readonly Branch[]): Promise<{ member?: MemberId; plan: PushPlan }> => {
  const keepers: MemberId[] = []
  for (const { id } of branches) keepers.push(...(await keepersOf(world.db, id)).map((keeper) => keeper.id))
  const plan = await planPushes(world, [...new Set(keepers)])
  const wait = (s: Standing) => (s.open ? 0 : s.dueAt.getTime())
  const [first] = [...plan].toSorted(([, a], [, b]) => wait(a) - wait(b))
  return { ...(first && { member: first[0] }), plan }
}

/** By the next morning there are newer ones, which cover these. */
const freshMs = 24 * 3_600_000

/** 链头存证：once a day the newest seals are told to the administrators, outside the database. */
export const anchorJob = defineJob({
  id: 'admin.anchor',
  schedule: { cron: '37 8 * * *' },
  catchUp: { kind: 'latest-within', minutes: 720 },
  run: async (world, { at }) => {
    await sealBooks(world.db)
    const heads = await headsOf(world.db)
    const day = localDateOf(at)
    const branches = await everyBranch(world.db)
    const chats = await groupsOf(world, branches)
    const { member, plan } = chats.length > 0 ? { plan: new Map() } : await keeperOf(world, branches)
    const recipients = chats.length + (member ? 1 : 0)
    if (heads.length === 0 || recipients === 0) {
      world.log.warn('admin.not-anchored', { heads: heads.length, recipients })
      return
    }
    const [card, line] = [anchorCard({ day, heads }), texts.anchor.title(day)]
    const expiresAt = new Date(at.getTime() + freshMs)
    // Only what was really told is written down as told: a second run the same day finds the first one's heads standing.
    const first = sql`not exists (select 1 from ${anchors} where day = ${day})`
    await world.db.commit(
      (to) =>
        [
          ...chats.map((chat, i) =>
            enqueue(to, world, { key: `admin/anchor/${day}/${i}`, lane: 'broadcast', to: { chat }, card }, first),
          ),
          ...(member
            ? push(
                to,
                world,
                plan,
                { key: `admin/anchor/${day}/0`, member, kind: 'seal', card, line, expiresAt },
                first,
              )
            : []),
          ...anchorWrites(to, day, heads, world.clock.now()),
        ] as unknown as Writes,
    )
    world.log.info('admin.anchored', { heads: heads.length, recipients })
  },
})

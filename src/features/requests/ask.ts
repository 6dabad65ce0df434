import { sql } from 'drizzle-orm'
import { askedCard } from '../../../cards/requests/asked.card.ts'
import { localDateOf } from '../../core/clock.ts'
import type { BranchId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { type RecordRequest, recordRequests } from './schema.ts'
import { keepersBut, lettersTo } from './tell.ts'

/** So long the keepers have to answer. */
const term = 15 * 24 * 3_600_000

/** 申请更正或删除：one per drawn form; the keepers hear of it and the fifteen days begin. */
export const askForChange = async (
  world: World,
  asker: { id: MemberId; name: string; branchId: BranchId },
  asked: Pick<RecordRequest, 'kind' | 'what' | 'once'>,
): Promise<void> => {
  const { clock, ids, config } = world
  const id = ids.next()
  const askedAt = clock.now()
  const dueAt = new Date(askedAt.getTime() + term)
  const card = askedCard({
    name: asker.name,
    kind: asked.kind,
    due: localDateOf(dueAt),
    url: `${config.publicUrl}/requests/${id}`,
  })
  const letters = await lettersTo(
    world,
    await keepersBut(world, asker.branchId, asker.id),
    card,
    `requests/asked/${id}`,
  )
  const won = sql`exists (select 1 from ${recordRequests} where ${recordRequests.id} = ${id})`
  await world.db.commit((to) => [
    to
      .insert(recordRequests)
      .values({ ...asked, id, memberId: asker.id, askedAt, dueAt })
      .onConflictDoNothing(),
    audit(to, world, { actor: asker.id, action: 'requests.asked', object: `request/${id}` }, won),
    ...letters.map((letter) => enqueue(to, world, letter, won)),
  ])
}

import { sql } from 'drizzle-orm'
import { askedCard } from '../../../cards/requests/asked.card.ts'
import { texts } from '../../../cards/requests/texts.ts'
import { localDateOf } from '../../core/clock.ts'
import type { BranchId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push } from '../../domain/disturbance/push.ts'
import type { World } from '../../platform/world.ts'
import { type RecordRequest, recordRequests } from './schema.ts'
import { keepersBut } from './tell.ts'

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
  const face = { name: asker.name, kind: asked.kind, due: localDateOf(dueAt) }
  const told = {
    card: askedCard({ ...face, url: `${config.publicUrl}/requests/${id}` }),
    line: texts.line.asked(face.name, face.kind, face.due),
  }
  const keepers = await keepersBut(world, asker.branchId, asker.id)
  const plan = await planPushes(world, keepers)
  const won = sql`exists (select 1 from ${recordRequests} where ${recordRequests.id} = ${id})`
  await world.db.commit((to) => [
    to
      .insert(recordRequests)
      .values({ ...asked, id, memberId: asker.id, askedAt, dueAt })
      .onConflictDoNothing(),
    audit(to, world, { actor: asker.id, action: 'requests.asked', object: `request/${id}` }, won),
    ...keepers.flatMap((member) =>
      push(to, world, plan, { ...told, key: `requests/asked/${id}/${member}`, member, kind: 'duty' }, won),
    ),
  ])
}

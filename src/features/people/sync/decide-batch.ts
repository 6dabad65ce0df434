import { type Decision, decidedBy, findingsOf, planDecision } from '../../../domain/directory/decide.ts'
import type { Writes } from '../../../platform/db/db.ts'
import { redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { cardOf } from './face.ts'
import { copiesOf } from './report.ts'

/**
 * 采纳或忽略一类：decided once, by whoever comes first, on a card or on the page; every copy of the list shows it then.
 *
 * @returns how many this very act decided, the first time it came
 */
export const decideBatch = async (world: World, decision: Decision): Promise<number> => {
  const { reportId, act } = decision
  const writes = await planDecision(world, decision)
  if (writes) await world.db.commit((to) => writes(to) as unknown as Writes)
  const card = await cardOf(world.db, reportId)
  const decided = (await findingsOf(world.db, reportId)).filter((f) => f.act === act).length
  const copies = writes && decided > 0 && card ? await copiesOf(world.db, reportId) : []
  if (card && copies.length > 0)
    await world.db.commit(
      (to) => copies.map((letterKey) => redraw(to, world, { letterKey, card }, decidedBy(act))) as unknown as Writes,
    )
  return decided
}

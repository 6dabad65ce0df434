import { sql } from 'drizzle-orm'
import type { MemberId } from '../../../../core/ids.ts'
import { audit } from '../../../../domain/audit/audit.ts'
import { discardLetter, retryLetter, reviveRedraw } from '../../../../platform/outbox/operate.ts'
import { letters } from '../../../../platform/outbox/schema.ts'
import type { World } from '../../../../platform/world.ts'

/** States in which a person may still decide. */
export const retriable = ['unknown', 'lost', 'held'] as const
export const discardable = ['pending', ...retriable] as const

const stillIn = (id: string, states: readonly string[]) =>
  sql`exists (select 1 from ${letters} where ${letters.id} = ${id} and ${letters.state} in ${states})`

/** 重发：with its trace, which stands only if the letter was still to be decided. */
export const sendAgain = async (world: World, actor: MemberId, id: string): Promise<boolean> => {
  const [, rows] = await world.db.commit((to) => [
    audit(to, world, { actor, action: 'outbox.retried', object: `letter/${id}` }, stillIn(id, retriable)),
    retryLetter(to, world.ids, id),
    reviveRedraw(to, id),
  ])
  return rows.length > 0
}

/** 作废：why stays with the letter, not in the audit, which keeps no words of people. */
export const endLetter = async (world: World, actor: MemberId, id: string, why: string): Promise<boolean> => {
  const [, rows] = await world.db.commit((to) => [
    audit(to, world, { actor, action: 'outbox.discarded', object: `letter/${id}` }, stillIn(id, discardable)),
    discardLetter(to, id, why),
  ])
  return rows.length > 0
}

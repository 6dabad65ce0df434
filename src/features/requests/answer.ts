import { and, eq, sql } from 'drizzle-orm'
import { answeredCard } from '../../../cards/requests/asked.card.ts'
import { texts } from '../../../cards/requests/texts.ts'
import type { MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push, retractPushes } from '../../domain/disturbance/push.ts'
import type { World } from '../../platform/world.ts'
import { recordRequests } from './schema.ts'
import type { PersonsRequest } from './store.ts'

/** 答复：once; the first answer stands and goes to the person. Whoever comes later is told so. */
export const answerRequest = async (
  world: World,
  { request: { id, memberId, kind } }: PersonsRequest,
  { by, outcome, answer }: { by: MemberId; outcome: 'done' | 'refused'; answer: string },
): Promise<'answered' | 'already'> => {
  const told = { card: answeredCard({ kind, outcome, answer }), line: texts.line.answered(kind, outcome, answer) }
  const plan = await planPushes(world, [memberId])
  const open = and(eq(recordRequests.id, id), eq(recordRequests.state, 'open'))
  const stillOpen = sql`exists (select 1 from ${recordRequests} where ${open})`
  // The letter goes before the state changes, in the same commit: so it hangs on the same condition as the rest.
  const writes = await world.db.commit((to) => [
    to
      .update(recordRequests)
      .set({ answer, answeredBy: by, answeredAt: world.clock.now() })
      .where(open)
      .returning({ id: recordRequests.id }),
    audit(
      to,
      world,
      { actor: by, action: 'requests.answered', object: `request/${id}`, detail: { outcome } },
      stillOpen,
    ),
    // The keepers need not see to it any more.
    ...['asked', 'due'].map((what) => retractPushes(to, `requests/${what}/${id}/`, stillOpen)),
    ...push(
      to,
      world,
      plan,
      { ...told, key: `requests/answered/${id}/${memberId}`, member: memberId, kind: 'result' },
      stillOpen,
    ),
    to.update(recordRequests).set({ state: outcome }).where(open),
  ])
  return writes[0].length > 0 ? 'answered' : 'already'
}

import type { SQL } from 'drizzle-orm'
import { texts } from '../../../cards/pairings/texts.ts'
import { toldCard } from '../../../cards/pairings/told.card.ts'
import type { HandoverId, MemberId } from '../../core/ids.ts'
import { type PushPlan, planPushes } from '../../domain/disturbance/plan.ts'
import { push, retractPushes } from '../../domain/disturbance/push.ts'
import { redrawPush } from '../../domain/disturbance/redraw-push.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { faceFor, shown } from './faces.ts'
import type { Person, View } from './store.ts'

/** Letter keys stand in the outbox for ever: never rename one. */
export const handoverLetterKey = (id: HandoverId, holder: MemberId): string => `pairings/handover/${id}/${holder}`

/** Everybody who holds a card of it. */
const holders = ({ from, to, proposer }: View): Person[] => [
  ...new Map([...(from ? [from] : []), to, proposer].map((p) => [p.id, p])).values(),
]

const names = ({ people }: View): string => people.map((p) => p.name).join(texts.between)

/** When each of them may be written to: read before the commit. */
export const toldOf = (world: World, view: View): Promise<PushPlan> =>
  planPushes(
    world,
    [...holders(view), ...view.people].map((p) => p.id),
  )

/** Their cards, for the first time: an answer to whoever proposed it, the others have not asked. */
export const cards = (to: Writer, world: World, plan: PushPlan, view: View, provided: SQL): Write[] =>
  holders(view).flatMap((holder) => {
    const { handover, proposer } = view
    const written = {
      ...{ key: handoverLetterKey(handover.id, holder.id), card: faceFor(view, holder.id) },
      expiresAt: handover.deadline,
    }
    if (holder.id !== proposer.id) {
      const line = texts.handover.line(view.people.map((p) => p.name))
      return push(to, world, plan, { ...written, member: holder.id, kind: 'approval', line }, provided)
    }
    return holder.account
      ? [enqueue(to, world, { ...written, lane: 'reply', to: { account: holder.account } }, provided)]
      : []
  })

/** Their cards, drawn anew; the one who clicks gets theirs with the answer. What is over is not asked any more. */
export const redrawn = (to: Writer, world: World, view: View, provided: SQL, clicker?: MemberId): Write[] => [
  ...(view.handover.state === 'open'
    ? []
    : [retractPushes(to, handoverLetterKey(view.handover.id, '' as MemberId), provided)]),
  ...holders(view).flatMap((holder) =>
    holder.id === clicker
      ? []
      : redrawPush(
          to,
          world,
          { letterKey: handoverLetterKey(view.handover.id, holder.id), card: faceFor(view, holder.id) },
          provided,
        ),
  ),
]

/** A redrawn card makes no sound: whoever proposed it hears how it ended. */
export const result = (
  to: Writer,
  world: World,
  plan: PushPlan,
  { view, clicker }: { view: View; clicker: MemberId | undefined },
  provided: SQL,
): Write[] => {
  const { handover, proposer } = view
  if (proposer.id === clicker || handover.state === 'open') return []
  const { id: member } = proposer
  const [key, line] = [`pairings/result/${handover.id}`, texts.line.ended(names(view), handover.state)]
  return push(to, world, plan, { key, member, kind: 'result', card: faceFor(view, member), line }, provided)
}

/** Those whom it is about hear who it is now, once. */
export const tellMentees = (to: Writer, world: World, plan: PushPlan, view: View, provided: SQL): Write[] =>
  view.people.flatMap(({ id: member }) => {
    const told = { key: `pairings/told/${view.handover.id}/${member}`, member, kind: 'care' } as const
    const card = toldCard({ mentor: shown(view.to), ...(view.from ? { before: view.from.name } : {}) })
    return push(to, world, plan, { ...told, card, line: texts.told.line(view.to.name) }, provided)
  })

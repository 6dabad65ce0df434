import { type SQL, sql } from 'drizzle-orm'
import { texts } from '../../../cards/pairings/texts.ts'
import { toldCard } from '../../../cards/pairings/told.card.ts'
import type { HandoverId, MemberId } from '../../core/ids.ts'
import type { PushPlan } from '../../domain/disturbance/plan.ts'
import { push, retractPushes } from '../../domain/disturbance/push.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { enqueue, redraw } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { faceFor, shown } from './faces.ts'
import type { Person, View } from './store.ts'

/** Letter keys stand in the outbox for ever: never rename one. */
const handoverLetterKey = (id: HandoverId, holder: MemberId): string => `pairings/handover/${id}/${holder}`

/** Everybody who holds a card of it. */
const holders = ({ from, to, proposer }: View): Person[] => [
  ...new Map([...(from ? [from] : []), to, proposer].map((p) => [p.id, p])).values(),
]

/** Whom a hand-over may have to write to, for the plan that is read before the commit. */
export const concerned = (view: View): MemberId[] => [...holders(view), ...view.people, view.proposer].map((p) => p.id)

/** Their cards, for the first time: an answer to whoever proposed it, and a question to the others. */
export const cards = (to: Writer, world: World, view: View, plan: PushPlan, provided: SQL): Write[] =>
  holders(view).flatMap((holder) => {
    const { id, deadline: expiresAt } = view.handover
    const letter = { key: handoverLetterKey(id, holder.id), card: faceFor(view, holder.id), expiresAt }
    if (holder.id !== view.proposer.id)
      return push(
        to,
        world,
        plan,
        { ...letter, member: holder.id, kind: 'approval', line: texts.handover.line(view.people.map((p) => p.name)) },
        provided,
      )
    return holder.account
      ? [enqueue(to, world, { ...letter, lane: 'reply', to: { account: holder.account } }, provided)]
      : []
  })

/** A question that has not reached anybody yet need not be asked any more. */
export const unasked = (to: Writer, { handover }: View, provided: SQL): Write =>
  retractPushes(to, `pairings/handover/${handover.id}/`, provided)

/** Their cards, drawn anew; the one who clicks gets theirs with the answer. */
export const redrawn = (to: Writer, world: World, view: View, provided: SQL, clicker?: MemberId): Write[] =>
  holders(view).flatMap((holder) => {
    const letterKey = handoverLetterKey(view.handover.id, holder.id)
    return holder.id === clicker
      ? []
      : [
          redraw(
            to,
            world,
            { letterKey, card: faceFor(view, holder.id) },
            sql`${provided} and exists (select 1 from letters where key = ${letterKey})`,
          ),
        ]
  })

/** A redrawn card makes no sound: whoever proposed it hears how it ended. */
export const result = (
  to: Writer,
  world: World,
  view: View,
  plan: PushPlan,
  provided: SQL,
  clicker?: MemberId,
): Write[] => {
  const { handover, proposer, people } = view
  if (proposer.id === clicker || handover.state === 'open') return []
  const [member, card] = [proposer.id, faceFor(view, proposer.id)]
  const line = texts.endedLine(
    handover.state,
    people.map((p) => p.name),
  )
  return push(to, world, plan, { key: `pairings/result/${handover.id}`, member, kind: 'result', card, line }, provided)
}

/** Those whom it is about hear who it is now, once. */
export const tellMentees = (to: Writer, world: World, view: View, plan: PushPlan, provided: SQL): Write[] =>
  view.people.flatMap(({ id, leftAt }) =>
    leftAt
      ? []
      : push(
          to,
          world,
          plan,
          {
            key: `pairings/told/${view.handover.id}/${id}`,
            member: id,
            kind: 'care',
            card: toldCard({ mentor: shown(view.to), ...(view.from ? { before: view.from.name } : {}) }),
            line: texts.told.line(view.to.name),
          },
          provided,
        ),
  )

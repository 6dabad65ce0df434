import { type SQL, sql } from 'drizzle-orm'
import { toldCard } from '../../../cards/pairings/told.card.ts'
import type { HandoverId, MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { enqueue, redraw } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { faceFor, shown } from './faces.ts'
import type { Person, View } from './store.ts'

/** Letter keys stand in the outbox for ever: never rename one. */
export const handoverLetterKey = (id: HandoverId, holder: MemberId): string => `pairings/handover/${id}/${holder}`

/** Everybody who holds a card of it. */
const holders = ({ from, to, proposer }: View): Person[] => [
  ...new Map([...(from ? [from] : []), to, proposer].map((p) => [p.id, p])).values(),
]

/** Their cards, for the first time. */
export const cards = (to: Writer, world: World, view: View, provided: SQL): Write[] =>
  holders(view).flatMap((holder) =>
    holder.account
      ? [
          enqueue(
            to,
            world,
            {
              key: handoverLetterKey(view.handover.id, holder.id),
              lane: holder.id === view.proposer.id ? 'reply' : 'approval',
              to: { account: holder.account },
              card: faceFor(view, holder.id),
              expiresAt: view.handover.deadline,
            },
            provided,
          ),
        ]
      : [],
  )

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
export const result = (to: Writer, world: World, view: View, provided: SQL, clicker?: MemberId): Write[] => {
  const { handover, proposer } = view
  return proposer.account && proposer.id !== clicker
    ? [
        enqueue(
          to,
          world,
          {
            key: `pairings/result/${handover.id}`,
            lane: 'approval',
            to: { account: proposer.account },
            card: faceFor(view, proposer.id),
          },
          provided,
        ),
      ]
    : []
}

/** Those whom it is about hear who it is now, once. */
export const tellMentees = (to: Writer, world: World, view: View, provided: SQL): Write[] =>
  view.people.flatMap(({ id, account, leftAt }) =>
    account && !leftAt
      ? [
          enqueue(
            to,
            world,
            {
              key: `pairings/told/${view.handover.id}/${id}`,
              lane: 'broadcast',
              to: { account },
              card: toldCard({ mentor: shown(view.to), ...(view.from ? { before: view.from.name } : {}) }),
            },
            provided,
          ),
        ]
      : [],
  )

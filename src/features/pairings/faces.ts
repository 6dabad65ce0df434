import type { Card } from '../../../cards/kit/card.ts'
import { type HandoverFace, handoverCard, type Shown } from '../../../cards/pairings/handover.card.ts'
import { localDateOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import { type DeclineReason, notAllowed } from './schema.ts'
import type { Handover, Person, View } from './store.ts'

export const shown = ({ name, team, shift }: Person): Shown => ({ name, team, shift })

const endedAs = ({ handover, from, to }: View): NonNullable<HandoverFace['ended']> => {
  const { settledBy, settledWhy } = handover
  switch (handover.state) {
    case 'declined':
      return {
        state: 'declined',
        who: (settledBy === to.id ? to : from)?.name ?? '',
        why: settledWhy as DeclineReason,
      }
    case 'cancelled':
      return {
        state: 'cancelled',
        why: settledWhy === 'withdrawn' ? 'withdrawn' : settledWhy === notAllowed ? 'not-allowed' : 'changed',
      }
    case 'expired':
      return { state: 'expired' }
    default:
      return { state: 'done' }
  }
}

/** Who may still say something about it, and has not. */
export const decides = ({ handover, from }: View, id: MemberId): boolean =>
  (id === handover.fromId && !from?.leftAt && handover.fromConfirmedAt === null) ||
  (id === handover.toId && handover.toConfirmedAt === null)

/** The card as this person holds it: nobody else sees it. */
export const faceFor = (view: View, holder: MemberId, asking = false): Card => {
  const { handover, people, from, to, proposer, load, limit } = view
  const held = () => {
    if (decides(view, holder)) return asking ? ('asked-why' as const) : ('decides' as const)
    return holder === proposer.id ? ('proposed' as const) : ('waits' as const)
  }
  return handoverCard({
    handover: handover.id,
    people: people.map(shown),
    ...(from && {
      from: { ...shown(from), standing: from.leftAt ? 'left' : handover.fromConfirmedAt ? 'confirmed' : 'waiting' },
    }),
    to: { ...shown(to), standing: handover.toConfirmedAt ? 'confirmed' : 'waiting' },
    load: { after: load + people.filter((p) => !p.leftAt).length, limit },
    reason: handover.reason,
    proposer: proposer.name,
    deadline: localDateOf(handover.deadline),
    holder: held(),
    ...(handover.state === 'open' ? {} : { ended: endedAs(view) }),
  })
}

/** The same, as it would be after this change. */
export const after = (view: View, change: Partial<Handover>): View => ({
  ...view,
  handover: { ...view.handover, ...change },
})

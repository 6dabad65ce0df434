import { askWhyAction, confirmAction, declineAction, withdrawAction } from '../../../cards/pairings/actions.ts'
import { texts } from '../../../cards/pairings/texts.ts'
import { texts as shell } from '../../../cards/shell/texts.ts'
import { unreachable } from '../../core/errors.ts'
import type { HandoverId, MemberId } from '../../core/ids.ts'
import { onClick } from '../../domain/access/guard.ts'
import type { Target } from '../../domain/access/may.ts'
import type { ClickReply } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { type ConfirmOutcome, confirmHandover } from './confirm.ts'
import { declineHandover, type EndOutcome, withdrawHandover } from './end.ts'
import { after, faceFor } from './faces.ts'
import { type View, viewById } from './store.ts'

/** The two who decide it. What is nobody's looks the same as what is not yours. */
const target = async ({ db }: World, payload: { handover: string }): Promise<Target | undefined> => {
  const view = await viewById(db, payload.handover as HandoverId)
  if (!view) return undefined
  const { fromId, toId } = view.handover
  return { deciders: new Set([...(fromId ? [fromId] : []), toId]) }
}

/** It belongs to whoever proposed it. */
const proposal = async ({ db }: World, payload: { handover: string }): Promise<Target | undefined> => {
  const view = await viewById(db, payload.handover as HandoverId)
  return view && { owner: view.handover.proposedBy }
}

const toast = (type: ClickReply['toast']['type'], content: string, view?: View, holder?: MemberId): ClickReply => ({
  toast: { type, content },
  ...(view && holder ? { card: faceFor(view, holder) } : {}),
})

/** A deadline that passed a moment ago, before the job came by, is past all the same. */
const ended = (view: View, state: 'done' | 'declined' | 'cancelled' | 'expired', holder: MemberId): ClickReply =>
  toast('info', texts.toast.ended[state], after(view, { state }), holder)

const confirmed = (outcome: ConfirmOutcome, holder: MemberId): ClickReply => {
  switch (outcome.kind) {
    case 'done':
      return toast('success', texts.toast.done, outcome.view, holder)
    case 'waiting':
      return toast(
        outcome.first ? 'success' : 'info',
        outcome.first ? texts.toast.waiting : texts.toast.confirmedBefore,
        outcome.view,
        holder,
      )
    case 'blocked':
      return toast(
        'warning',
        outcome.asked ? texts.toast.asked : texts.toast.blocked(texts.obstacle(outcome.obstacle, false)),
        outcome.view,
        holder,
      )
    case 'ended':
      return ended(outcome.view, outcome.state, holder)
    case 'not-yours':
      return toast('warning', texts.toast.notYours)
    case 'gone':
      return toast('warning', shell.notThere)
    default:
      return unreachable(outcome)
  }
}

const over = (outcome: EndOutcome, words: string, holder: MemberId): ClickReply => {
  switch (outcome.kind) {
    case 'ended-now':
      return toast('success', words, outcome.view, holder)
    case 'ended-before':
      return ended(outcome.view, outcome.state, holder)
    case 'not-yours':
      return toast('warning', texts.toast.notYours)
    case 'gone':
      return toast('warning', shell.notThere)
    default:
      return unreachable(outcome)
  }
}

const rule = { act: 'pairing.confirm', target } as const

const onConfirm = onClick(confirmAction, rule, async (world, { actor, payload, eventId }) =>
  confirmed(await confirmHandover(world, { id: payload.handover as HandoverId, actor: actor.id, eventId }), actor.id),
)

const onAskWhy = onClick(askWhyAction, rule, async (world, { actor, payload }) => {
  const view = await viewById(world.db, payload.handover as HandoverId)
  if (!view) return toast('warning', shell.notThere)
  if (view.handover.state !== 'open') return ended(view, view.handover.state, actor.id)
  return {
    toast: { type: 'info', content: payload.asking ? texts.toast.askWhy : texts.toast.back },
    card: faceFor(view, actor.id, payload.asking),
  }
})

const onDecline = onClick(declineAction, rule, async (world, { actor, payload, eventId }) =>
  over(
    await declineHandover(world, {
      id: payload.handover as HandoverId,
      actor: actor.id,
      eventId,
      why: payload.why,
    }),
    texts.toast.declined,
    actor.id,
  ),
)

const onWithdraw = onClick(
  withdrawAction,
  { act: 'pairing.withdraw', target: proposal },
  async (world, { actor, payload, eventId }) =>
    over(
      await withdrawHandover(world, { id: payload.handover as HandoverId, actor: actor.id, eventId }),
      texts.toast.withdrawn,
      actor.id,
    ),
)

export const clicks = [onConfirm, onAskWhy, onDecline, onWithdraw]

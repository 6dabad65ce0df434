import { bankCancelAction, bankConfirmAction } from '../../../../cards/bank/actions.ts'
import { bankSaidCard } from '../../../../cards/bank/import.card.ts'
import { texts as all } from '../../../../cards/bank/texts.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { onClick } from '../../../domain/access/guard.ts'
import type { ClickReply } from '../../../platform/feature.ts'
import { handOn } from '../../../platform/inbox/hand-on.ts'
import type { World } from '../../../platform/world.ts'
import { targetOf } from '../reach.ts'
import { type Draft, type DraftState, draftById, isIn, move, ownDraft, shownIn } from './store.ts'

const texts = all.import

/** The work that a confirmation begins: a whole bank takes longer than a click may. */
export const confirmedType = 'bank.import-confirmed'

/** 确认入库或取消：whoever comes first decides; the state that it has come to is told to everyone after. */
export const decideDraft = async (
  world: World,
  { id, expiresAt }: Draft,
  decision: 'confirmed' | 'cancelled',
): Promise<DraftState> => {
  const now = world.clock.now()
  const state = expiresAt <= now ? ('expired' as const) : decision
  await world.db.commit((to) => [
    move(to, id, 'open', { state, decidedAt: now }),
    handOn(to, world, { type: confirmedType, key: id, body: { draft: id } }, isIn(id, 'confirmed')),
  ])
  return (await draftById(world.db, id))?.state ?? 'expired'
}

const replies: Record<DraftState, [ClickReply['toast'], string | undefined]> = {
  open: [{ type: 'info', content: texts.toast.open }, undefined],
  confirmed: [{ type: 'info', content: texts.toast.working }, texts.working],
  imported: [{ type: 'success', content: texts.toast.imported }, undefined],
  cancelled: [{ type: 'info', content: texts.toast.cancelled }, texts.cancelled],
  expired: [{ type: 'warning', content: texts.toast.expired }, texts.expired],
}

/** A draft is its sender's alone, and asks anew whether they may put anything into that bank. */
export const aboutDraft = async (world: World, id: string, actor: Actor) => {
  const draft = await ownDraft(world.db, id, actor.id)
  return draft && targetOf(world, { branchId: draft.branchId, authorId: actor.id }, actor)
}

const rule = {
  act: 'bank.import',
  target: (world: World, { draft }: { draft: string }, actor: Actor) => aboutDraft(world, draft, actor),
} as const

const deciding =
  (decision: 'confirmed' | 'cancelled') =>
  async (world: World, { payload, actor }: { payload: { draft: string }; actor: Actor }): Promise<ClickReply> => {
    const draft = await ownDraft(world.db, payload.draft, actor.id)
    if (!draft) throw new Error('the draft is gone')
    const [toast, words] = replies[await decideDraft(world, draft, decision)]
    return { toast, ...(words && { card: bankSaidCard(words, texts.subtitle(draft.name, shownIn(draft).rows)) }) }
  }

export const draftClicks = [
  onClick(bankConfirmAction, rule, deciding('confirmed')),
  onClick(bankCancelAction, rule, deciding('cancelled')),
]

import { importCancelAction, importConfirmAction } from '../../../../cards/people/import.actions.ts'
import { importSaidCard } from '../../../../cards/people/import.card.ts'
import { texts } from '../../../../cards/people/texts.import.ts'
import type { MemberId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { onClick } from '../../../domain/access/guard.ts'
import type { ClickReply } from '../../../platform/feature.ts'
import { handOn } from '../../../platform/inbox/hand-on.ts'
import type { World } from '../../../platform/world.ts'
import { somewhere } from '../reach.ts'
import { type Draft, type DraftState, draftById, isIn, move } from './store.ts'

/** The work that a confirmation begins: a whole mine takes longer than a click may. */
export const confirmedType = 'people.import-confirmed'

/** Somebody's own draft; another's looks like none. */
export const ownDraft = async ({ db }: World, id: string, member: MemberId): Promise<Draft | undefined> => {
  const draft = await draftById(db, id)
  return draft?.memberId === member ? draft : undefined
}

/** 确认或取消：whoever comes first decides; the state that it has come to is told to everyone after. */
export const decideDraft = async (
  world: World,
  draft: Draft,
  decision: 'confirmed' | 'cancelled',
): Promise<DraftState> => {
  const now = world.clock.now()
  const { id, fingerprint } = draft
  const state = draft.expiresAt <= now ? ('expired' as const) : decision
  await world.db.commit((to) => [
    move(to, id, 'open', { state, decidedAt: now }),
    // Confirmed again after the roster had changed it is other work.
    handOn(to, world, { type: confirmedType, key: `${id}/${fingerprint}`, body: { draft: id } }, isIn(id, 'confirmed')),
  ])
  return (await draftById(world.db, id))?.state ?? 'expired'
}

const replies: Record<DraftState, [ClickReply['toast'], string | undefined]> = {
  open: [{ type: 'info', content: texts.changedSince }, undefined],
  confirmed: [{ type: 'info', content: texts.toast.working }, texts.working],
  imported: [{ type: 'success', content: texts.toast.imported }, undefined],
  refused: [{ type: 'warning', content: texts.problemsTitle }, undefined],
  cancelled: [{ type: 'info', content: texts.toast.cancelled }, texts.cancelled],
  expired: [{ type: 'warning', content: texts.toast.expired }, texts.expired],
}

const answer = async (world: World, draft: Draft, decision: 'confirmed' | 'cancelled'): Promise<ClickReply> => {
  const [toast, words] = replies[await decideDraft(world, draft, decision)]
  return { toast, ...(words && { card: importSaidCard(words, texts.subtitle(draft.name, draft.rows)) }) }
}

const rule = {
  act: 'people.import',
  target: async (world: World, payload: { draft: string }, actor: Actor) =>
    (await ownDraft(world, payload.draft, actor.id)) && somewhere(actor, 'people.import'),
} as const

const deciding =
  (decision: 'confirmed' | 'cancelled') =>
  async (world: World, { payload, actor }: { payload: { draft: string }; actor: Actor }): Promise<ClickReply> => {
    const draft = await ownDraft(world, payload.draft, actor.id)
    if (!draft) throw new Error('the draft is gone')
    return answer(world, draft, decision)
  }

export const importClicks = [
  onClick(importConfirmAction, rule, deciding('confirmed')),
  onClick(importCancelAction, rule, deciding('cancelled')),
]

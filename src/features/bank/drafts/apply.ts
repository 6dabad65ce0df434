import { z } from 'zod'
import { bankImportedCard, bankSaidCard } from '../../../../cards/bank/import.card.ts'
import { texts } from '../../../../cards/bank/texts.ts'
import type { Card } from '../../../../cards/kit/card.ts'
import { actorById } from '../../../domain/access/actor.ts'
import { may } from '../../../domain/access/may.ts'
import type { Writes } from '../../../platform/db/db.ts'
import type { EventHandler } from '../../../platform/feature.ts'
import { redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { importQuestions } from '../import.ts'
import { targetOf } from '../reach.ts'
import { confirmedType } from './decide.ts'
import { draftLetterKey } from './draft.ts'
import { type Draft, draftById, isIn, move, questionsIn, shownIn } from './store.ts'

/** The answer to the click has drawn the card too; what is drawn now must come after it. Milliseconds. */
const gently = 1_500

export const drawEnd = async (
  world: World,
  draft: Draft,
  change: Partial<Draft> & { state: Draft['state'] },
  card: Card,
): Promise<void> => {
  const shown = { letterKey: draftLetterKey(draft.id), card, gentlyMs: gently }
  await world.db.commit(
    (to) =>
      [
        ...(draft.way === 'chat' ? [redraw(to, world, shown, isIn(draft.id, draft.state))] : []),
        move(to, draft.id, draft.state, change),
      ] as unknown as Writes,
  )
}

/** 照确认的入库：exactly what was checked; by the rights of whoever confirmed, as they are now. */
const apply = async (world: World, draft: Draft): Promise<void> => {
  const actor = await actorById(world.db, draft.memberId, world.clock.now())
  const target = actor && (await targetOf(world, { branchId: draft.branchId, authorId: actor.id }, actor))
  const shown = shownIn(draft)
  if (!actor || !target || !may(actor, 'bank.import', target)) {
    const card = bankSaidCard(texts.import.cancelled, texts.import.subtitle(draft.name, shown.rows))
    return drawEnd(world, draft, { state: 'cancelled' }, card)
  }
  const { branchId, source, id: importId } = draft
  const result = await importQuestions(world, questionsIn(draft), { branchId, source, importId, by: actor.id })
  const card = bankImportedCard(shown, { ...result, url: `${world.config.publicUrl}/bank` })
  await drawEnd(world, draft, { state: 'imported', shown: JSON.stringify({ ...shown, result }) }, card)
}

const body = z.object({ draft: z.string() })

export const draftConfirmed: EventHandler = {
  type: confirmedType,
  rule: 'ourselves',
  run: async (world, event) => {
    const draft = await draftById(world.db, body.parse(event.body).draft)
    if (draft?.state === 'confirmed') await apply(world, draft)
  },
}

import { caseToGroupAction, nextCaseAction } from '../../../../cards/materials/actions.ts'
import { caseCard } from '../../../../cards/materials/case.card.ts'
import { texts } from '../../../../cards/materials/texts.cases.ts'
import type { CaseId } from '../../../core/ids.ts'
import { type Actor, placeOf } from '../../../domain/access/actor.ts'
import { onClick } from '../../../domain/access/guard.ts'
import { caseById, caseShown } from '../../../domain/cases/cases.ts'
import { caseKinds } from '../../../domain/cases/schema.ts'
import { branchById } from '../../../domain/people/store.ts'
import type { ClickReply } from '../../../platform/feature.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { faceOf } from './face.ts'
import { pickFor } from './pick.ts'

const info = (content: string): ClickReply => ({ toast: { type: 'info', content } })

/** A case of the actor's own branch, where the actor may choose one: whoever leads a team shows it to that team's branch. */
const rule = {
  act: 'case.show',
  target: async ({ db }: World, payload: { case: string }, actor: Actor) => {
    const found = await caseById(db, payload.case as CaseId)
    if (found?.branchId !== actor.place.branchId) return undefined
    const place = await placeOf(db, found.branchId, actor.place.teamId)
    return place && { place }
  },
} as const

const onNext = onClick(nextCaseAction, rule, async (world, { payload, actor }) => {
  const kind = caseKinds.find((k) => k === payload.kind)
  const shown = await caseById(world.db, payload.case as CaseId)
  const found = await pickFor(world, actor, { ...(kind && { kind }), ...(shown && { but: shown.family }) })
  if (!found || found.family === shown?.family) return info(texts.toast.only)
  return { ...info(texts.toast.next), card: caseCard(faceOf(found), payload.kind) }
})

/** Two taps within this are one. Milliseconds. */
const together = 30 * 60_000

const onToGroup = onClick(caseToGroupAction, rule, async (world, { payload, actor }) => {
  const found = await caseById(world.db, payload.case as CaseId)
  if (!found || found.retiredAt || found.replacedAt) return info(texts.toast.gone)
  const chat = (await branchById(world.db, found.branchId))?.chatId
  if (!chat) return info(texts.toast.noGroup)
  const key = `materials/case-shown/${found.id}/${actor.id}/${Math.floor(world.clock.now().getTime() / together)}`
  const face = faceOf(found)
  await world.db.commit((to) => [
    enqueue(to, world, { key, lane: 'reply', to: { chat }, card: caseCard(face) }),
    caseShown(to, world, { ...found, key }),
  ])
  return { toast: { type: 'success', content: texts.toast.sent }, card: caseCard(face) }
})

export const caseClicks = [onNext, onToGroup]

import {
  type At,
  beginAction,
  nextAction,
  openAction,
  pickAction,
  revealAction,
  wholeAction,
} from '../../../cards/practice/actions.ts'
import { startCard } from '../../../cards/practice/practice.card.ts'
import { texts } from '../../../cards/practice/texts.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { onClick, oneself } from '../../domain/access/guard.ts'
import type { ClickReply } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { stepFace, verdictFace, wholeFace } from './faces.ts'
import { practiceRounds } from './schema.ts'
import { countOf } from './store.ts'
import { type Practised, practisedBy } from './texts-of.ts'

const rule = {
  act: 'practice.do',
  target: async ({ db }: World, { text }: { text: string }, actor: Actor) =>
    (await practisedBy(db, actor.place.branchId, text)) && oneself(actor),
} as const

const gone: ClickReply = { toast: { type: 'warning', content: texts.toast.gone } }
const showing = (content: string, card: NonNullable<ClickReply['card']>): ClickReply => ({
  toast: { type: 'info', content },
  card,
})
const find = ({ db }: World, actor: Actor, { text }: { text: string }): Promise<Practised | undefined> =>
  practisedBy(db, actor.place.branchId, text)

const onOpen = onClick(openAction, rule, async (world, { actor, payload }) => {
  const of = await find(world, actor, payload)
  return of ? showing(texts.toast.next, startCard(of, await countOf(world.db, actor.id))) : gone
})

const onWhole = onClick(wholeAction, rule, async (world, { actor, payload }) => {
  const of = await find(world, actor, payload)
  return of ? showing(texts.toast.shown, wholeFace(of)) : gone
})

const onBegin = onClick(beginAction, rule, async (world, { actor, payload }) => {
  const of = await find(world, actor, payload)
  return of ? showing(texts.toast.begun, stepFace(of, { ...payload, run: world.ids.next(), step: 0, right: 0 })) : gone
})

const onPick = onClick(pickAction, rule, async (world, { actor, payload: { pick, ...at } }) => {
  const of = await find(world, actor, at)
  const verdict = of && verdictFace(of, at, pick)
  if (!verdict) return gone
  return {
    toast: verdict.correct
      ? { type: 'success', content: texts.toast.right }
      : { type: 'info', content: texts.toast.wrong },
    card: verdict.card,
  }
})

/** Gone through to the end, once, however often the last button is tapped. */
const finish = (world: World, actor: Actor, of: Practised, { run, mode }: At) =>
  world.db.commit((to) => [
    to
      .insert(practiceRounds)
      .values({ run, memberId: actor.id, post: of.post, mode, finishedAt: world.clock.now() })
      .onConflictDoNothing(),
  ])

const onNext = onClick(nextAction, rule, async (world, { actor, payload }) => {
  const of = await find(world, actor, payload)
  if (!of) return gone
  const ended = payload.step >= of.count
  if (ended) await finish(world, actor, of, payload)
  return showing(ended ? texts.toast.ended : texts.toast.next, stepFace(of, payload))
})

const onReveal = onClick(revealAction, rule, async (world, { actor, payload }) => {
  const of = await find(world, actor, payload)
  return of ? showing(texts.toast.shown, stepFace(of, payload, true)) : gone
})

export const clicks = [onOpen, onWhole, onBegin, onPick, onNext, onReveal]

import {
  askedAction,
  coachedAction,
  helpAction,
  keyAction,
  listAction,
  lookAction,
  shownAction,
} from '../../../cards/gaps/actions.ts'
import { texts } from '../../../cards/gaps/texts.ts'
import { texts as shell } from '../../../cards/shell/texts.ts'
import { instantAt, localDateOf } from '../../core/clock.ts'
import { readDay } from '../../core/days.ts'
import type { GapId } from '../../core/ids.ts'
import { placeOf } from '../../domain/access/actor.ts'
import { onClick } from '../../domain/access/guard.ts'
import type { Target } from '../../domain/access/may.ts'
import { aboutMember } from '../../domain/access/target.ts'
import { type GapView, gapById } from '../../domain/gaps/store.ts'
import type { StepOutcome } from '../../domain/gaps/take-step.ts'
import type { ClickReply } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { listOf } from './ask-list.ts'
import { helpFace, oneFace, questionFor } from './faces.ts'
import { type Person, peopleById } from './people.ts'
import { recordStep } from './record.ts'
import { askById } from './store.ts'

const toast = (type: ClickReply['toast']['type'], content: string): ClickReply => ({ toast: { type, content } })
const gone = toast('warning', shell.notThere)

/** It is about whoever is helped, wherever that person belongs now. */
const target = async ({ db }: World, { gap }: { gap: string }): Promise<Target | undefined> => {
  const view = await gapById(db, gap as GapId)
  return view && aboutMember(db, view.gap.memberId)
}

type Seen = { view: GapView; person: Person }
const see = async ({ db }: World, gap: string): Promise<Seen | undefined> => {
  const view = await gapById(db, gap as GapId)
  const person = view && (await peopleById(db, [view.gap.memberId])).get(view.gap.memberId)
  return view && person ? { view, person } : undefined
}

const onList = onClick(
  listAction,
  {
    act: 'gap.ask',
    target: async ({ db }, payload) => {
      const ask = await askById(db, payload.ask)
      const place = ask && (await placeOf(db, ask.branchId, ask.teamId))
      return place && { place }
    },
  },
  async (world, { payload }) => {
    const ask = await askById(world.db, payload.ask)
    return ask
      ? { ...toast('info', texts.toast.opened), card: await listOf(world, ask) }
      : toast('warning', texts.toast.gone)
  },
)

const looking =
  (withKey: boolean) =>
  async (world: World, { payload }: { payload: { gap: string; ask: string } }) => {
    const seen = await see(world, payload.gap)
    if (!seen) return gone
    const question = await questionFor(world.db, seen.view)
    return {
      ...toast('info', withKey ? texts.toast.shown : texts.toast.opened),
      card: oneFace(seen.view, seen.person, { ask: payload.ask, question, withKey }),
    }
  }
const onLook = onClick(lookAction, { act: 'gap.ask', target }, looking(false))
/** What is right, on the card of whoever asks; the person who was asked never holds it. */
const onKey = onClick(keyAction, { act: 'gap.ask', target }, looking(true))

/** What is said of it. `gone` and `own` never pass the rule; they are answered all the same. */
const saying = (outcome: StepOutcome): ClickReply => {
  switch (outcome.kind) {
    case 'taken':
      return toast('success', outcome.closed ? texts.toast.closed : texts.toast.recorded)
    case 'before':
      return toast('info', texts.toast.before)
    case 'over':
      return toast('info', texts.toast.over)
    case 'own':
      return toast('warning', texts.toast.own)
    case 'wrong-time':
      return toast('warning', texts.toast[outcome.why])
    default:
      return gone
  }
}

const onAsked = onClick(askedAction, { act: 'gap.ask', target }, async (world, { payload, actor, eventId }) => {
  const now = world.clock.now()
  const ask = payload.ask === '' ? undefined : await askById(world.db, payload.ask)
  if (payload.ask !== '' && !ask?.gapIds.includes(payload.gap as GapId)) return toast('warning', texts.toast.gone)
  const outcome = await recordStep(world, {
    ...{ gapId: payload.gap as GapId, step: 'asked', result: payload.result, by: actor.id, eventId },
    // It was asked before they went down, whenever it is tapped.
    occurredAt: ask && ask.startsAt < now ? ask.startsAt : now,
    ...(ask && { ask: ask.id }),
  })
  const reply = saying(outcome)
  if (ask) return { ...reply, card: await listOf(world, ask) }
  const seen = await see(world, payload.gap)
  if (!seen || outcome.kind !== 'taken') return reply
  const question = await questionFor(world.db, seen.view)
  return { ...reply, card: oneFace(seen.view, seen.person, { ask: '', question, result: payload.result }) }
})

const helped = async (world: World, gap: string, outcome: StepOutcome): Promise<ClickReply> => {
  const seen = await see(world, gap)
  return { ...saying(outcome), ...(seen && { card: helpFace(seen.view, seen.person, world.clock.now()) }) }
}

const onCoached = onClick(coachedAction, { act: 'gap.coach', target }, async (world, { payload, actor, eventId }) => {
  return helped(
    world,
    payload.gap,
    await recordStep(world, {
      ...{ gapId: payload.gap as GapId, step: 'coached', result: 'can', by: actor.id, eventId },
      occurredAt: world.clock.now(),
    }),
  )
})

/** Only the day is known of it; noon stands for a day that is over. */
export const momentOf = (day: string, now: Date): Date | undefined => {
  const read = readDay(day.slice(0, 10))
  if (!read) return undefined
  return read === localDateOf(now) ? now : instantAt(read, '12:00')
}

const onShown = onClick(shownAction, { act: 'gap.show', target }, async (world, { payload, actor, eventId, form }) => {
  const now = world.clock.now()
  const occurredAt = typeof form.day === 'string' ? momentOf(form.day, now) : undefined
  if (!occurredAt) return toast('warning', texts.toast.noDay)
  return helped(
    world,
    payload.gap,
    await recordStep(world, {
      ...{ gapId: payload.gap as GapId, step: 'shown', result: payload.result, by: actor.id, eventId, occurredAt },
    }),
  )
})

const onHelp = onClick(helpAction, { act: 'gap.show', target }, async (world, { payload }) => {
  const seen = await see(world, payload.gap)
  return seen
    ? { ...toast('info', texts.toast.opened), card: helpFace(seen.view, seen.person, world.clock.now()) }
    : gone
})

export const clicks = [onList, onLook, onKey, onAsked, onCoached, onShown, onHelp]

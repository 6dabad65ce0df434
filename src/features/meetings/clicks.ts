import type { CardAction } from '../../../cards/kit/action.ts'
import {
  allHereAction,
  decideAction,
  endAction,
  familyAction,
  type LeadView,
  markAction,
  minutesAction,
  showAction,
  startAction,
  startLateAction,
  stepAction,
  takeOverAction,
} from '../../../cards/meetings/actions.ts'
import { minutesMost } from '../../../cards/meetings/lead-forms.ts'
import { texts } from '../../../cards/meetings/texts.ts'
import { texts as shell } from '../../../cards/shell/texts.ts'
import type { MeetingId, MemberId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { onClick } from '../../domain/access/guard.ts'
import type { Click, ClickReply } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { endMeeting } from './end.ts'
import { drawLead } from './faces.ts'
import { type Exception, isException } from './kinds.ts'
import { aboutMeeting } from './leaders.ts'
import { decide, familySpoke, markRoll, restIsHere, saveMinutes, stepDone } from './run.ts'
import { type StartOutcome, startMeeting, takeOver } from './start.ts'
import { type View, viewOf } from './store.ts'

const { toast: said } = texts
type Mark = Exception | 'present'
type Toast = ClickReply['toast']['type']
type Led = { view: View; actor: Actor; eventId: string; form: Click['form'] }
/** What became of a tap, and which side of the card is shown then. */
type Became = { type: Toast; words: string; shows?: LeadView; page?: number }

const good = (words: string, shows?: LeadView): Became => ({ type: 'success', words, ...(shows && { shows }) })
const no = (words: string, shows?: LeadView): Became => ({ type: 'warning', words, ...(shows && { shows }) })

/** A button of the chair's card: allowed for those who may lead, answered by the card as it stands afterwards. */
const leads = <P extends { meeting: string }>(
  action: CardAction<P>,
  run: (world: World, led: Led, payload: P) => Promise<Became>,
) =>
  onClick(
    action,
    { act: 'meeting.lead', target: ({ db }, { meeting }) => aboutMeeting(db, meeting) },
    async (world, { actor, payload, eventId, form }): Promise<ClickReply> => {
      const id = payload.meeting as MeetingId
      const view = await viewOf(world.db, id)
      if (!view) return { toast: { type: 'warning', content: shell.notThere } }
      const { type, words, shows = 'main', page = 0 } = await run(world, { view, actor, eventId, form }, payload)
      const now = (await viewOf(world.db, id)) ?? view
      return {
        toast: { type, content: words },
        card: await drawLead(world, now, actor.id, { view: shows, page }),
      }
    },
  )

/** For what only makes sense while it goes on. */
const whileOpen =
  <P>(run: (world: World, led: Led, payload: P) => Promise<Became>) =>
  async (world: World, led: Led, payload: P): Promise<Became> =>
    led.view.meeting.state === 'open' ? run(world, led, payload) : no(said.notOpen)

const started = (outcome: StartOutcome, chair: string): Became => {
  switch (outcome) {
    case 'started':
      return good(said.started)
    case 'started-late':
      return good(said.startedLate)
    case 'already':
      return { type: 'info', words: said.already(chair) }
    case 'too-early':
      return no(said.tooEarly)
    case 'too-late':
      return no(said.tooLate)
    case 'not-planned':
      return no(said.notPlanned)
  }
}

const words = (form: Click['form'], name: string, most: number): string => {
  const given = form[name]
  return typeof given === 'string' ? given.trim().slice(0, most) : ''
}

const start = leads(startAction, async (world, { view, actor, eventId }) => {
  const outcome = await startMeeting(world, { meeting: view.meeting, by: actor.id, eventId })
  return started(outcome, (await viewOf(world.db, view.meeting.id))?.chair ?? '')
})

const startLate = leads(startLateAction, async (world, { view, actor, eventId, form }) => {
  const why = words(form, 'why', 200)
  if (why === '') return no(said.needsReason)
  const outcome = await startMeeting(world, { meeting: view.meeting, by: actor.id, eventId, late: { why } })
  return started(outcome, (await viewOf(world.db, view.meeting.id))?.chair ?? '')
})

const take = leads(takeOverAction, async (world, { view, actor }) =>
  (await takeOver(world, { meeting: view.meeting, by: actor.id })) ? good(said.took) : no(said.notOpen),
)

const step = leads(
  stepAction,
  whileOpen(async (world, { view, actor }, payload) => {
    if (payload.step >= view.meeting.agenda.length) return no(shell.notThere)
    await stepDone(world, { id: view.meeting.id, by: actor.id, step: payload.step })
    return good(said.step)
  }),
)

const show = leads(showAction, async (_world, { view }, payload) => {
  const { state, rollTakenAt } = view.meeting
  const allowed = payload.view === 'minutes' ? state === 'open' || state === 'ended' : state === 'open'
  if (payload.view !== 'main' && !allowed) return no(said.notOpen)
  if (payload.view === 'decide' && !rollTakenAt) return no(said.rollFirst)
  return { type: 'info', words: said.view, shows: payload.view, page: payload.page }
})

const mark = leads(
  markAction,
  whileOpen(async (world, { view, actor, form }) => {
    const ids = (Array.isArray(form.who) ? form.who : []).filter((id): id is string => typeof id === 'string')
    const given = words(form, 'what', 20)
    const what: Mark | undefined = given === 'present' ? 'present' : isException(given) ? given : undefined
    if (ids.length === 0 || !what) return no(said.nobody, 'roll')
    const how = { id: view.meeting.id, by: actor.id, ids: ids as MemberId[], state: what }
    return good(said.marked(await markRoll(world, how)), 'roll')
  }),
)

const allHere = leads(
  allHereAction,
  whileOpen(async (world, { view, actor }) =>
    good(said.allHere(await restIsHere(world, { id: view.meeting.id, by: actor.id }))),
  ),
)

const family = leads(
  familyAction,
  whileOpen(async (world, { view }, { spoke }) => {
    await familySpoke(world, { id: view.meeting.id, spoke })
    return good(said.family)
  }),
)

const minutes = leads(minutesAction, async (world, { view, actor, eventId, form }) => {
  const { id, state } = view.meeting
  if (state !== 'open' && state !== 'ended') return no(said.notOpen)
  const of = (name: keyof typeof minutesMost) => words(form, name, minutesMost[name])
  const [place, host, recorder] = [of('place'), of('host'), of('recorder')]
  const filled = { place, host, recorder, topics: of('topics'), resolution: of('resolution') }
  await saveMinutes(world, { id, by: actor.id, eventId, words: filled })
  return good(said.saved)
})

const count = (form: Click['form'], name: string): number | undefined => {
  const given = words(form, name, 4).normalize('NFKC')
  return /^\d{1,4}$/.test(given) ? Number(given) : undefined
}

const decision = leads(
  decideAction,
  whileOpen(async (world, { view, actor, eventId, form }) => {
    const line = words(form, 'words', 300)
    const [inFavour, against, abstained] = ['inFavour', 'against', 'abstained'].map((n) => count(form, n))
    if (line === '') return no(said.noWords, 'decide')
    if (inFavour === undefined || against === undefined || abstained === undefined) return no(said.badCount, 'decide')
    const vote = { inFavour, against, abstained }
    const became = await decide(world, view, { by: actor.id, once: eventId, words: line, ...vote })
    if (became.kind === 'decided') return good(said.decided(became.outcome))
    if (became.kind === 'overcounted') return no(said.overcounted, 'decide')
    return no(became.kind === 'roll-first' ? said.rollFirst : said.notOpen)
  }),
)

const end = leads(endAction, async (world, { view, actor, eventId }) => {
  const outcome = await endMeeting(world, { view, by: actor.id, eventId })
  if (outcome === 'ended') return good(said.ended)
  return outcome === 'roll-first' ? no(said.rollFirst, 'roll') : no(said.notOpen)
})

export const leadClicks = [start, startLate, take, step, show, mark, allHere, family, minutes, decision, end]

import type { MeetingId, MemberId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Act } from '../../../domain/access/acts.ts'
import type { Target } from '../../../domain/access/may.ts'
import { page } from '../../../domain/access/page.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import { goTo, notFound } from '../../../platform/pages/reply.ts'
import type { World } from '../../../platform/world.ts'
import { amendRoll, madeUpInPerson, setAgenda } from '../amend.ts'
import { aboutLine } from '../claim.ts'
import { endMeeting } from '../end.ts'
import { isException } from '../kinds.ts'
import { othersIn } from '../list.ts'
import { cancelMeeting } from '../plan.ts'
import { agendaOf } from '../rules.ts'
import { addGuest, decide, markRoll, restIsHere, saveMinutes } from '../run.ts'
import { startMeeting } from '../start.ts'
import { type View, viewOf } from '../store.ts'
import type { minutesFields } from './book.tsx'
import { meetingTarget } from './meeting.page.tsx'
import { texts } from './texts.ts'

const words = texts.one
type Said = readonly [words: string, tone?: 'good' | 'bad' | 'info']

/** One form of a meeting's page: done, and back to it with what became of it. */
const form = (
  what: string,
  run: (world: World, of: { view: View; visit: Visit & { actor: Actor } }) => Promise<Said>,
  door: { act: Act; target: (world: World, visit: Visit, actor: Actor) => Promise<Target | undefined> } = {
    act: 'meeting.lead',
    target: meetingTarget,
  },
) =>
  page({
    method: 'POST',
    path: `/meetings/:id/${what}`,
    ...door,
    run: async (world, visit) => {
      const view = await viewOf(world.db, (visit.params.id ?? '') as MeetingId)
      if (!view) return notFound
      const [said, tone = 'good'] = await run(world, { view, visit })
      return goTo(`/meetings/${view.meeting.id}`, said, tone)
    },
  })

const markOf = ({ form: f }: Visit) => {
  const given = f.text('state')
  return given === 'present' ? ('present' as const) : isException(given) ? given : undefined
}

const start = form('start', async (world, { view, visit }) => {
  const outcome = await startMeeting(world, { meeting: view.meeting, by: visit.actor.id, eventId: visit.once })
  switch (outcome) {
    case 'started':
    case 'started-late':
      return [words.started]
    case 'already':
      return [words.already, 'info']
    case 'too-early':
      return [words.tooEarly, 'bad']
    case 'too-late':
      return [words.tooLate, 'bad']
    case 'not-planned':
      return [words.notPlanned, 'bad']
  }
})

const mark = form('mark', async (world, { view, visit }) => {
  const state = markOf(visit)
  if (!state) return [words.notOpen, 'bad']
  const ids = [visit.form.text('member') as MemberId]
  const marked = await markRoll(world, { id: view.meeting.id, by: visit.actor.id, ids, state })
  return marked > 0 ? [words.marked] : [words.notOpen, 'bad']
})

const rest = form('rest', async (world, { view, visit }) => {
  if (view.meeting.state !== 'open') return [words.notOpen, 'bad']
  await restIsHere(world, { id: view.meeting.id, by: visit.actor.id })
  return [words.marked]
})

const guest = form('guest', async (world, { view, visit }) => {
  const other = (await othersIn(world.db, view.meeting)).find(({ id }) => id === visit.form.text('member'))
  if (!other || view.meeting.state !== 'open') return [words.notOpen, 'bad']
  await addGuest(world, { id: view.meeting.id, by: visit.actor.id, memberId: other.id })
  return [words.marked]
})

const end = form('end', async (world, { view, visit }) => {
  const outcome = await endMeeting(world, { view, by: visit.actor.id, eventId: visit.once })
  if (outcome === 'ended') return [words.ended]
  return [outcome === 'roll-first' ? words.rollFirst : words.notOpen, 'bad']
})

const agenda = form('agenda', async (world, { view, visit }) =>
  (await setAgenda(world, { id: view.meeting.id, agenda: agendaOf(visit.form.text('agenda')) }))
    ? [words.agendaSaved]
    : [words.agendaTooLate, 'bad'],
)

const minutes = form('minutes', async (world, { view, visit }) => {
  if (view.meeting.state !== 'open' && view.meeting.state !== 'ended') return [words.notOpen, 'bad']
  const of = (name: (typeof minutesFields)[number]) =>
    visit.form.text(name).slice(0, name === 'topics' || name === 'resolution' ? 4_000 : 50)
  const [place, host, recorder] = [of('place'), of('host'), of('recorder')]
  const filled = { place, host, recorder, topics: of('topics'), resolution: of('resolution') }
  await saveMinutes(world, { id: view.meeting.id, by: visit.actor.id, eventId: visit.once, words: filled })
  return [words.saved]
})

const decision = form('decide', async (world, { view, visit }) => {
  const count = (name: string) => {
    const given = visit.form.text(name).normalize('NFKC')
    return /^\d{1,4}$/.test(given) ? Number(given) : undefined
  }
  const line = visit.form.text('words').slice(0, 300)
  const [inFavour, against, abstained] = [count('inFavour'), count('against'), count('abstained')]
  if (line === '' || inFavour === undefined || against === undefined || abstained === undefined)
    return [words.badCount, 'bad']
  const corrects = view.decisions.find((d) => d.id === visit.form.text('corrects'))?.id
  const became = await decide(world, view, {
    ...{ by: visit.actor.id, once: visit.once, words: line, inFavour, against, abstained },
    ...(corrects !== undefined && { corrects }),
  })
  return became.kind === 'decided' ? [words.decided(became.outcome)] : [words.failed[became.kind], 'bad']
})

const cancel = form(
  'cancel',
  async (world, { view, visit }) =>
    (await cancelMeeting(world, { meeting: view.meeting, by: visit.actor.id }))
      ? [words.cancelled]
      : [words.notPlanned, 'bad'],
  { act: 'meeting.plan', target: meetingTarget },
)

/** About somebody's line: never one's own. */
const theirs = {
  act: 'meeting.amend',
  target: (world: World, { params, form: f }: Visit) =>
    aboutLine(world, { meeting: params.id ?? '', member: f.text('member') }),
} as const

const amend = form(
  'amend',
  async (world, { view, visit }) => {
    const state = markOf(visit)
    const line = { id: view.meeting.id, memberId: visit.form.text('member') as MemberId, by: visit.actor.id }
    return state && (await amendRoll(world, { ...line, state })) ? [words.amended] : [words.notOpen, 'bad']
  },
  theirs,
)

const inPerson = form(
  'in-person',
  async (world, { view, visit }) => {
    const memberId = visit.form.text('member') as MemberId
    const line = { id: view.meeting.id, memberId, by: visit.actor.id }
    return (await madeUpInPerson(world, line)) ? [words.inPersonDone] : [words.notOpen, 'bad']
  },
  theirs,
)

export const meetingForms = [start, mark, rest, guest, end, agenda, minutes, decision, cancel, amend, inPerson]

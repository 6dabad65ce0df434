import { button, type Card, card, type Element, markdown, note, plain, row } from '../kit/card.ts'
import { form, submitButton, textField } from '../kit/form.ts'
import {
  allHereAction,
  endAction,
  familyAction,
  type LeadView,
  showAction,
  startAction,
  startLateAction,
  stepAction,
  takeOverAction,
} from './actions.ts'
import type { Moment, Roll, RollCounts, Which } from './face.ts'
import { decideForm, minutesForm, rollForm, type ToMark } from './lead-forms.ts'
import { quizStartAction } from './quiz.actions.ts'
import { texts as quiz } from './texts.quiz.ts'
import { texts } from './texts.ts'

export type ShownDecision = {
  words: string
  inFavour: number
  against: number
  abstained: number
  outcome: keyof typeof texts.outcomes
  corrected: boolean
}

export type LeadFace = Which & {
  meeting: string
  branch: string
  state: keyof typeof texts.lead.states
  /** Who leads; whoever holds this card, or somebody else. */
  chair?: { name: string; mine: boolean }
  counts: RollCounts
  rollTaken: boolean
  missing: readonly { state: Roll; names: readonly string[] }[]
  agenda: readonly { words: string; done: boolean }[]
  familySpoke: boolean
  /** 三会一课: whether those there are enough to decide. */
  quorum?: { present: number; entitled: number; ok: boolean }
  decisions: readonly ShownDecision[]
  minutes?: { place: string; host: string; recorder: string; topics: string; resolution: string }
  /** Where people sat. */
  began?: Moment
  ended?: Moment
  /** 补记: when it was written down. */
  recorded?: Moment
  /** Its time is over and nobody has begun it. */
  overdue: boolean
  url: string
  view: LeadView
  toMark: { people: readonly ToMark[]; page: number; more: boolean }
}

const { lead } = texts

const facts = (face: LeadFace): Element =>
  markdown(
    [
      ...(face.subject === '' ? [] : [lead.subject(plain(face.subject))]),
      ...(face.place === '' ? [] : [lead.place(plain(face.place))]),
      ...(face.chair ? [lead.chair(plain(face.chair.name))] : []),
      ...(face.began && face.ended ? [lead.endedAt(texts.when(face.began), face.ended.time)] : []),
      ...(face.began && face.recorded ? [lead.late(texts.when(face.began), texts.when(face.recorded))] : []),
      ...(face.state === 'planned' ? [lead.expected(face.counts.expected)] : []),
      ...(face.state === 'open' || face.state === 'ended' ? [lead.counts(face.counts)] : []),
      ...(face.state === 'open' || face.state === 'ended' ? face.missing : []).map(({ state, names }) =>
        lead.exception(state, names.map(plain).join(texts.between)),
      ),
    ].join('\n'),
  )

const agenda = ({ agenda: steps }: LeadFace): Element[] =>
  steps.length === 0
    ? []
    : [markdown([lead.agenda, ...steps.map((s, i) => lead.step(i + 1, plain(s.words), s.done))].join('\n'))]

const decisions = ({ decisions: some, quorum }: LeadFace): Element[] => [
  ...(quorum ? [note(lead.quorum(quorum.present, quorum.entitled, quorum.ok))] : []),
  ...some.map((d) =>
    markdown(lead.decision(plain(d.words), d, texts.outcomes[d.outcome]) + (d.corrected ? lead.corrected : '')),
  ),
]

const buttonTo = (face: LeadFace, label: string, view: LeadView) =>
  button(label, showAction, { meeting: face.meeting, view, page: 0 })

const planned = (face: LeadFace): Element[] => [
  ...agenda(face),
  button(lead.start, startAction, { meeting: face.meeting }, 'primary'),
  ...(face.overdue
    ? [
        markdown(texts.lateForm.how),
        form('late', [
          textField('why', texts.lateForm.why, 200, true),
          submitButton('late_submit', texts.lateForm.submit, startLateAction, { meeting: face.meeting }),
        ]),
      ]
    : [note(lead.startedNote)]),
]

const longestLabel = 40

const running = (face: LeadFace): Element[] => {
  const { meeting } = face
  const next = face.agenda.findIndex((s) => !s.done)
  const words = face.agenda[next]?.words ?? ''
  return [
    ...agenda(face),
    ...(next < 0
      ? []
      : [button(lead.done(next + 1, words).slice(0, longestLabel), stepAction, { meeting, step: next }, 'primary')]),
    row([
      buttonTo(face, face.rollTaken ? lead.rollAgain : lead.roll, 'roll'),
      ...(face.counts.due > 0 ? [button(lead.all, allHereAction, { meeting })] : []),
    ]),
    row([
      buttonTo(face, face.minutes ? lead.minutesAgain : lead.minutes, 'minutes'),
      ...(face.quorum ? [buttonTo(face, lead.decide, 'decide')] : []),
      button(face.familySpoke ? lead.familyUndo : lead.family, familyAction, { meeting, spoke: !face.familySpoke }),
    ]),
    ...(face.kind === 'safety' || face.kind === 'training'
      ? [button(quiz.words.quiz, quizStartAction, { branch: face.branch, meeting })]
      : []),
    ...(face.familySpoke ? [markdown(lead.familySpoke)] : [note(lead.familyNote)]),
    ...decisions(face),
    row([
      ...(face.chair && !face.chair.mine ? [button(lead.takeOver, takeOverAction, { meeting })] : []),
      button(lead.end, endAction, { meeting }, 'danger'),
    ]),
  ]
}

const ended = (face: LeadFace): Element[] => [
  ...agenda(face),
  ...(face.familySpoke ? [markdown(lead.familySpoke)] : []),
  ...(face.minutes ? [markdown(lead.minutesDone)] : []),
  ...decisions(face),
  buttonTo(face, face.minutes ? lead.minutesAgain : lead.minutes, 'minutes'),
  note(lead.hours),
]

const body = (face: LeadFace): Element[] => {
  if (face.state === 'cancelled') return [markdown(lead.cancelled)]
  if (face.view === 'roll') return rollForm(face.meeting, face.toMark)
  if (face.view === 'minutes') return minutesForm(face.meeting, face.minutes)
  if (face.view === 'decide') return decideForm(face.meeting)
  return face.state === 'planned' ? planned(face) : face.state === 'open' ? running(face) : ended(face)
}

const templates = { planned: 'blue', open: 'turquoise', ended: 'green', cancelled: 'grey' } as const

/** 会议卡：for whoever leads, in 单聊. */
export const leadCard = (face: LeadFace): Card =>
  card(
    texts.titled(face.kind, face.shift),
    { template: templates[face.state], subtitle: `${texts.when(face.at)} · ${lead.states[face.state]}` },
    [
      facts(face),
      ...body(face),
      ...(face.view === 'main' || face.state === 'cancelled' ? [] : [buttonTo(face, lead.back, 'main')]),
      markdown(lead.page(face.url), 'notation'),
    ],
  )

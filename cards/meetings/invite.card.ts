import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import type { Moment, Which } from './face.ts'
import { texts } from './texts.ts'

export type InviteFace = Which & {
  expected: number
  agenda: readonly string[]
  state: 'planned' | 'open' | 'ended' | 'cancelled'
  began?: Moment
  ended?: Moment
  /** Absent where the numbers would tell who was missing. */
  there?: number
  familySpoke: boolean
}

const { invite } = texts
/** A number below this says who it is. */
const few = 3

/** 会议通知：in the group. Numbers and the agenda; nobody's name, and no number that says who was missing. */
export const inviteCard = (face: InviteFace): Card => {
  const { state, subject, place, agenda, began, ended, there, expected } = face
  const template = ({ planned: 'blue', open: 'turquoise', ended: 'green', cancelled: 'grey' } as const)[state]
  return card(texts.titled(face.kind, face.shift), { template, forwardable: true }, [
    markdown(
      [
        invite.body(texts.when(face.at), expected < few ? '' : invite.expected(expected)),
        ...(subject === '' ? [] : [texts.lead.subject(plain(subject))]),
        ...(place === '' ? [] : [texts.lead.place(plain(place))]),
      ].join('\n'),
    ),
    state !== 'cancelled' &&
      agenda.length > 0 &&
      markdown([texts.lead.agenda, ...agenda.map((words, i) => `${i + 1}. ${plain(words)}`)].join('\n')),
    state === 'open' && markdown(invite.open),
    state === 'cancelled' && markdown(invite.cancelled),
    state === 'ended' && began !== undefined && ended !== undefined && markdown(invite.ended(began.time, ended.time)),
    state === 'ended' && markdown(there === undefined ? invite.later : invite.counts(expected, there)),
    face.familySpoke && state === 'ended' && markdown(invite.family),
    state === 'planned' && note(invite.foot),
  ])
}

/** 到会提醒：to one person, before it begins. */
export const remindCard = (which: Which): Card =>
  card(texts.remind.title(which.kind), { template: 'blue' }, [
    markdown(
      [
        texts.remind.body(texts.when(which.at), plain(which.shift)),
        ...(which.subject === '' ? [] : [texts.lead.subject(plain(which.subject))]),
        ...(which.place === '' ? [] : [texts.lead.place(plain(which.place))]),
      ].join('\n'),
    ),
    note(texts.remind.note),
  ])

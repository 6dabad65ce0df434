import type { CardAction } from '../kit/action.ts'
import { button, type Card, card, type Element, markdown, note, plain, row } from '../kit/card.ts'
import { form, submitButton, textField } from '../kit/form.ts'
import { approveAction, recuseAction, rejectAction } from './actions.ts'
import { type Asked, asked } from './asked.ts'
import { texts } from './texts.ts'

export type Choice = 'approve' | 'reject'

type Done =
  | { kind: 'spoken'; choice: Choice }
  | { kind: 'spoken-by'; name: string; choice?: Choice | undefined }
  | { kind: 'recused' }

export type AskFace = Asked & {
  approval: string
  seat: string
  /** 'YYYY-MM-DD HH:mm' */
  deadline: string
  needed: number
  seats: number
  /** Absent when nobody is to know before the end. */
  counted?: { approved: number; rejected: number } | undefined
  /** Whose vote it is, when it is somebody else's. */
  instead?: string | undefined
  /** So many characters of a reason. */
  reasonAtLeast: Record<Choice, number>
  /** What this seat has said already, or that its holder will not. */
  done?: Done | undefined
  /** Asked before, and not answered. */
  again?: boolean
}

/** As much as fits on a phone. */
const longestReason = 500

const doneWords = (done: Done): string => {
  switch (done.kind) {
    case 'spoken':
      return texts.ask.spoken(done.choice)
    case 'spoken-by':
      return texts.ask.spokenBy(plain(done.name), done.choice)
    case 'recused':
      return texts.ask.recused
  }
}

const buttons = ({ approval, seat, reasonAtLeast }: AskFace): Element[] => {
  const payload = { approval, seat }
  const { approve, reject } = reasonAtLeast
  const recuse = button(texts.recuse, recuseAction, payload)
  if (approve === 0 && reject === 0)
    return [
      row([
        button(texts.approve, approveAction, payload, 'primary_filled'),
        button(texts.reject, rejectAction, payload, 'default'),
      ]),
      recuse,
    ]
  const submit = (
    name: string,
    label: string,
    action: CardAction<typeof payload>,
    look: 'primary_filled' | 'default',
  ) => submitButton(name, label, action, payload, look)
  const hint = approve > 0 ? texts.ask.reasonHint.both(Math.max(approve, reject)) : texts.ask.reasonHint.reject(reject)
  return [
    form('decision', [
      textField('reason', hint, longestReason, approve > 0),
      row([
        submit('approve', texts.approve, approveAction, 'primary_filled'),
        submit('reject', texts.reject, rejectAction, 'default'),
      ]),
    ]),
    recuse,
  ]
}

/** 请你决定：for one person's eyes, with that person's own vote on it. */
export const askCard = (face: AskFace): Card => {
  const { title, deadline, needed, seats, counted, instead, done, again = false } = face
  const heading = (again ? texts.ask.again : texts.ask.title)(title)
  return card(heading, { template: done ? 'default' : again ? 'orange' : 'blue' }, [
    ...asked(face),
    markdown(
      [
        texts.ask.deadline(deadline),
        seats === 1 ? texts.ask.alone : texts.ask.quorum(needed, seats),
        ...(seats === 1 ? [] : [counted ? texts.ask.counted(counted.approved, counted.rejected) : texts.ask.secret]),
      ].join('\n'),
    ),
    instead !== undefined && markdown(texts.ask.instead(plain(instead))),
    ...(done ? [markdown(doneWords(done))] : [...buttons(face), note(texts.ask.note)]),
  ])
}

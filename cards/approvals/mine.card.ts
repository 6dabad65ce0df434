import { button, type Card, card, markdown, note } from '../kit/card.ts'
import { cancelAction } from './actions.ts'
import { type Asked, asked } from './asked.ts'
import { texts } from './texts.ts'

/** 已提交：the requester's own card while it is open. */
export const mineCard = (face: Asked & { approval: string; deadline: string; needed: number; seats: number }): Card =>
  card(texts.mine.title(face.title), { template: 'blue' }, [
    ...asked(face),
    markdown(`${texts.ask.deadline(face.deadline)}\n${texts.ask.quorum(face.needed, face.seats)}`),
    button(texts.cancel, cancelAction, { approval: face.approval }),
    note(texts.mine.note),
  ])

/** To those who look after the branch: nobody is left who could approve it. */
export const stuckCard = (face: Asked & { deadline: string; needed: number }): Card =>
  card(texts.stuck.title(face.title), { template: 'orange' }, [
    ...asked(face),
    markdown(`${texts.ask.deadline(face.deadline)}\n${texts.stuck.body(face.needed)}`),
  ])

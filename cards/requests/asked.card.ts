import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import { type RequestKind, texts } from './texts.ts'

/** 有人申请：to the branch's keepers, each in 单聊. What it is about stands on the page only. */
export const askedCard = (face: { name: string; kind: RequestKind; due: string; url: string }): Card =>
  card(texts.asked.title, { template: 'orange' }, [
    markdown(texts.asked.body(plain(face.name), face.kind, face.due)),
    markdown(texts.asked.link(face.url)),
    note(texts.asked.note),
  ])

/** 快到期：what still waits for an answer. */
export const dueCard = (face: { name: string; due: string; overdue: boolean; url: string }): Card =>
  card(texts.due.title, { template: face.overdue ? 'red' : 'orange' }, [
    markdown((face.overdue ? texts.due.overdue : texts.due.body)(plain(face.name), face.due)),
    markdown(texts.asked.link(face.url)),
  ])

/** 有答复了：to the person alone. */
export const answeredCard = (face: { kind: RequestKind; outcome: 'done' | 'refused'; answer: string }): Card =>
  card(texts.answered.title, { template: face.outcome === 'done' ? 'green' : 'default' }, [
    markdown(texts.answered[face.outcome](face.kind)),
    markdown(texts.answered.answer(plain(face.answer))),
    note(texts.answered.note),
  ])

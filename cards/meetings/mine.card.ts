import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import type { Which } from './face.ts'
import { texts } from './texts.ts'

const { mine } = texts

/** 我的会议: in 单聊, whoever asked. */
export const mineCard = (face: {
  next: readonly Which[]
  /** 会后一题 that lie open. */
  checks: number
  makeUps: number
  /** As many of them as have their card below. */
  shown: number
  leads: boolean
}): Card =>
  card(mine.title, { template: 'blue' }, [
    markdown(
      face.next.length === 0
        ? mine.none
        : [mine.next, ...face.next.map((w) => mine.line(w.kind, texts.when(w.at), plain(w.shift)))].join('\n'),
    ),
    face.leads && markdown(mine.leads),
    face.checks > 0 && markdown(mine.checks(face.checks)),
    face.makeUps > 0 && markdown(mine.makeUps(face.makeUps, face.shown)),
    note(mine.foot),
  ])

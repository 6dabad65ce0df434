import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import type { Which } from './face.ts'
import { texts } from './texts.ts'

const { mine } = texts

/** 我的会议: in 单聊, whoever asked. */
export const mineCard = (face: { next: readonly Which[]; makeUps: number; leads: boolean }): Card =>
  card(mine.title, { template: 'blue' }, [
    markdown(
      face.next.length === 0
        ? mine.none
        : [mine.next, ...face.next.map((w) => mine.line(w.kind, texts.when(w.at), plain(w.shift)))].join('\n'),
    ),
    face.leads && markdown(mine.leads),
    face.makeUps > 0 && markdown(mine.makeUps(face.makeUps)),
    note(mine.foot),
  ])

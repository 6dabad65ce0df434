import { type Card, card, markdown, note, plain } from '../kit/card.ts'
import { dayWords, texts } from './texts.ts'

export type MineDay = { day: string; weekday: number } & (
  | { kind: 'works'; name: string; start: string; end: string; meeting: string; changed?: 'swap' | 'extra' }
  | { kind: 'off'; because: keyof typeof texts.mine.off }
  | { kind: 'unknown' }
)

const whatOf = (d: MineDay): string => {
  if (d.kind === 'unknown') return texts.mine.unknown
  if (d.kind === 'off') return texts.mine.off[d.because]
  return `${texts.mine.shift(plain(d.name), d.start, d.end, d.meeting)}${d.changed ? texts.mine.changed[d.changed] : ''}`
}

/** 我的班：one's own next days. */
export const mineCard = (days: readonly MineDay[]): Card =>
  card(texts.mine.title, { template: 'blue' }, [
    markdown(days.map((d, i) => `${i === 0 ? texts.mine.today : dayWords(d.day, d.weekday)}　${whatOf(d)}`).join('\n')),
    note(days.some((d) => d.kind === 'unknown') ? texts.mine.unknownNote : texts.mine.quiet),
  ])

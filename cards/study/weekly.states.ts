import { texts } from './texts.weekly.ts'
import { weekClosedCard, weekSaidCard } from './weekly.card.ts'

const week = '2026-03-02'

export const states = {
  closed: weekClosedCard({
    ...{ week, topic: '顶板', of: 36, took: { some: 28, all: 21 } },
    missed: [
      { point: '敲帮问顶的顺序', people: 9 },
      { point: '<at id=all></at> **不是加粗**', people: 4 },
    ],
  }),
  'closed-few': weekClosedCard({ week, topic: '', of: 36, missed: [] }),
  'said-none': weekSaidCard(texts.said.none),
}

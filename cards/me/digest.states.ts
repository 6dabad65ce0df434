import { digestCard } from './digest.card.ts'

const line = (n: number) => `3月${n}日的每日一题还可以补答，发“今日题”给我就行`
const lines = (n: number) => Array.from({ length: n }, (_, i) => line(i + 1))
const digest = 'me/digest/m1/1772406120000'

export const states = {
  two: digestCard({ digest, lines: lines(2), more: 0 }),
  many: digestCard({ digest, lines: lines(10), more: 5 }),
  escaped: digestCard({ digest, lines: ['<at id=all></at>[点](http://x)'], more: 0 }),
  whole: digestCard({ lines: lines(15), more: 0 }),
  'whole-and-more': digestCard({ lines: lines(60), more: 12 }),
}

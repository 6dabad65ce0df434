import { resultCard, reviewCard, thanksCard } from './reviews.card.ts'

const title = '皮带着火怎么跑'

export const states = {
  ask: reviewCard({ lesson: 'l1', title }),
  'ask-escaped': reviewCard({ lesson: 'l1', title: '<at id=all></at> **课**' }),
  thanks: thanksCard(title),
  result: resultCard({ title, averages: { clear: '4.5', useful: '5', time: '4' }, low: [] }),
  'result-low': resultCard({ title, averages: { clear: '3', useful: '4.5', time: '2.5' }, low: ['clear', 'time'] }),
}

import { askListCard, askOneCard, type ToAsk } from './ask.card.ts'
import { closedCard, type HelpFace, helpCard } from './help.card.ts'
import { mineCard, peopleCard } from './mine.card.ts'
import { texts } from './texts.ts'

const { learned, understood, done, confirmed } = texts.stages
const chain = (n: number) => [learned, understood, done, confirmed].map((name, i) => ({ name, done: i < n }))
const who: ToAsk = { gap: 'g1', name: '张三', team: '采煤一班', point: '敲帮问顶' }
const other: ToAsk = { ...who, gap: 'g2', name: '李四', point: '瓦斯超限撤人' }
const ask = 'b1/2026-03-02/早班/t1'
const words = { stem: '敲帮问顶应当由谁来做？', options: ['有经验的老工人', '新工人', '谁有空谁做', '不用做'] }
const key = { answer: 'A', explanation: '听声辨险要靠经验，一人敲、一人看。', basis: '作业规程' }
const help: HelpFace = {
  ...{ gap: 'g1', name: '张三', team: '采煤一班', point: '敲帮问顶', because: 'misses', chain: chain(0) },
  ...{ coached: false, today: '2026-03-02' },
}
const mine = { point: '敲帮问顶', chain: chain(1), next: 'both' } as const

export const states = {
  list: askListCard({ ask, shift: '早班', day: '2026-03-02', people: [who, other] }),
  'list-some': askListCard({ ask, shift: '早班', day: '2026-03-02', people: [{ ...who, result: 'with-help' }, other] }),
  'list-done': askListCard({
    ...{ ask, shift: '早班', day: '2026-03-02' },
    people: [
      { ...who, result: 'can' },
      { ...other, result: 'cannot' },
    ],
  }),
  question: askOneCard({ ask, who, words }),
  'question-key': askOneCard({ ask, who, words, key }),
  'question-done': askOneCard({ ask, who: { ...who, result: 'can' }, words }),
  'question-judge': askOneCard({ ask: '', who, words: { stem: '放炮后可以马上进去。', options: [] } }),
  'question-gone': askOneCard({ ask: '', who }),
  'question-escaped': askOneCard({ ask: '', who: { ...who, name: '<at id=all></at>', point: '**点**' }, words }),
  help: helpCard(help),
  'help-coached': helpCard({ ...help, because: 'leech', chain: chain(1), coached: true }),
  'help-closed': helpCard({ ...help, chain: chain(4), ended: 'shown' }),
  'help-left': helpCard({ ...help, chain: chain(1), ended: 'left' }),
  closed: closedCard('敲帮问顶'),
  mine: mineCard([mine, { ...mine, point: '瓦斯超限撤人', chain: chain(2), next: 'show' }], 0),
  'mine-many': mineCard([mine], 3),
  'mine-none': mineCard([], 0),
  people: peopleCard(
    [
      { gap: 'g1', name: '张三', point: '敲帮问顶', ask: true, help: true },
      { gap: 'g2', name: '李四', point: '瓦斯超限撤人', ask: false, help: true },
    ],
    2,
  ),
  'people-none': peopleCard([], 0),
}

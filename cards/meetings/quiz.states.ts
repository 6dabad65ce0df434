import { quizControlCard, quizHandedCard, quizRunningCard } from './quiz-control.card.ts'
import { quizChairCard, quizEndCard } from './quiz-end.card.ts'
import { quizMineCard, quizNameCard } from './quiz-mine.card.ts'
import { openRoundCard, shownRoundCard, voidRoundCard } from './quiz-round.card.ts'
import { quizSaidCard, quizSetupCard } from './quiz-setup.card.ts'
import { texts } from './texts.quiz.ts'

const setup = {
  branch: 'b1',
  meeting: '',
  mode: 'everyone',
  size: 5,
  subject: '',
  subjects: ['通风与瓦斯', '顶板', '机电运输', '急救'].map((subject, i) => ({ subject, count: 40 - i })),
  available: 154,
} as const

const single = {
  round: 'r1',
  n: 2,
  of: 5,
  mode: 'everyone',
  kind: 'single',
  subject: '通风与瓦斯',
  stem: '局部通风机停了，第一件事做什么？',
  options: ['接着干，等它自己好', '停止工作，人员撤到新鲜风流里', '自己去合闸', '把风筒拆下来看看'],
} as const
const key = {
  answer: 'B',
  explanation: '没有风，瓦斯很快积起来。先撤人，再报告，检查过瓦斯才能恢复送风。',
  basis: '《煤矿安全规程》通风一章',
}
const open = { ...single, answered: '23', total: '31', until: '14:25' } as const
const shown = {
  ...single,
  ...key,
  answered: 31,
  total: 31,
  figures: {
    right: 26,
    distribution: [
      { choice: 'A', count: 1 },
      { choice: 'B', count: 26 },
      { choice: 'C', count: 4 },
      { choice: 'D', count: 0 },
    ],
  },
} as const
const control = {
  quiz: 'z1',
  round: 'r1',
  n: 2,
  after: 2,
  of: 5,
  state: 'open',
  stem: single.stem,
  answered: '23',
  total: '31',
  more: true,
  idleMinutes: 20,
} as const
const teams = [
  { name: '采煤一班', right: 9, answered: 12 },
  { name: '采煤二班', right: 11, answered: 13 },
]
const points = [
  { point: '停风先撤人', wrong: 9 },
  { point: '敲帮问顶', wrong: 5 },
  { point: '自救器佩戴', wrong: 3 },
]
const end = { mode: 'everyone', because: 'finished', rounds: 5, people: 31, answered: 148, right: 121, points } as const

export const states = {
  setup: quizSetupCard(setup),
  'setup-race': quizSetupCard({ ...setup, mode: 'race', size: 3, subject: '顶板', available: 39 }),
  'setup-few': quizSetupCard({ ...setup, mode: 'relay', size: 10, subject: '急救', available: 4 }),
  'setup-none': quizSetupCard({ ...setup, subjects: [], available: 0 }),
  said: quizSaidCard(texts.setup.begun),
  open: openRoundCard(open),
  'open-race': openRoundCard({ ...open, mode: 'race', race: texts.race.taken }),
  'open-multiple': openRoundCard({ ...open, kind: 'multiple' }),
  'open-judge': openRoundCard({ ...open, kind: 'judge', options: [], stem: '瓦斯超限时，可以先干完手里的活再撤。' }),
  'open-escaped': openRoundCard({
    ...open,
    stem: '<at id=all></at> **不是加粗**',
    options: ['1. 不是列表', '> 不是引用'],
  }),
  shown: shownRoundCard(shown),
  'shown-race-named': shownRoundCard({ ...shown, mode: 'race', first: { name: '赵**铁柱**' } }),
  'shown-race-unnamed': shownRoundCard({ ...shown, mode: 'race', first: { name: null } }),
  'shown-race-nobody': shownRoundCard({ ...shown, mode: 'race', first: 'nobody' }),
  'shown-relay': shownRoundCard({ ...shown, mode: 'relay', teams: { shown: teams, more: true } }),
  'shown-relay-hidden': shownRoundCard({
    ...single,
    ...key,
    mode: 'relay',
    answered: 27,
    total: 31,
    hidden: true,
    teams: { shown: teams, more: true },
  }),
  'shown-few': shownRoundCard({ ...single, ...key, answered: 2, total: 31 }),
  'shown-nobody': shownRoundCard({ ...single, ...key, answered: 0, total: 31 }),
  void: voidRoundCard(single),
  control: quizControlCard(control),
  'control-shown': quizControlCard({ ...control, state: 'shown' }),
  'control-void': quizControlCard({ ...control, state: 'void' }),
  'control-last': quizControlCard({ ...control, n: 5, state: 'shown', more: false }),
  handed: quizHandedCard({ quiz: 'z1', by: '钱*二*' }),
  running: quizRunningCard({ quiz: 'z1', by: '孙三', n: 2, of: 5 }),
  end: quizEndCard(end),
  'end-relay': quizEndCard({ ...end, mode: 'relay', because: 'stopped', teams }),
  'end-few': quizEndCard({ mode: 'everyone', because: 'idle', rounds: 5, people: 2, answered: 4, points: [] }),
  'end-nobody': quizEndCard({ mode: 'race', because: 'idle', rounds: 1, people: 0, answered: 0, points: [] }),
  'end-all-right': quizEndCard({ ...end, points: [] }),
  chair: quizChairCard({
    ...end,
    each: [
      { n: 1, stem: single.stem, answered: 31, right: 26 },
      { n: 2, stem: '冒顶前有哪些预兆？', answered: 2 },
    ],
  }),
  mine: quizMineCard({
    rounds: [
      { n: 1, state: 'shown', choice: 'B', correct: true, answer: 'B' },
      { n: 2, state: 'shown', choice: 'AC', correct: false, answer: 'ABC' },
      { n: 3, state: 'missed' },
      { n: 4, state: 'waiting', choice: 'T' },
    ],
    last: { ...single, ...key },
    answered: 'q1',
  }),
  'name-ask': quizNameCard({ won: true }),
  'name-yes': quizNameCard({ won: false, named: true }),
  'name-no': quizNameCard({ won: false, named: false }),
}

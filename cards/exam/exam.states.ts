import { announcedCard, shortCard } from './announced.card.ts'
import { appealCard, changedCard, decidedCard } from './appeal.card.ts'
import { absentCard, closedExamCard, mentorCard, movedResitCard, resultCard } from './result.card.ts'
import { examSaidCard } from './said.card.ts'
import { texts } from './texts.ts'

const month = '2026-11'
const announced = {
  month,
  opens: '2026-11-25 08:07',
  closes: '2026-11-26 20:07',
  total: 20,
  minutes: 40,
  passMark: 80,
  shares: [
    { kind: 'single', count: 8 },
    { kind: 'multiple', count: 4 },
    { kind: 'judge', count: 8 },
  ],
  halfForPart: true,
} as const
const next = { opens: '2026-11-30 08:07', closes: '2026-12-01 20:07' }
const missed = ['《煤矿安全规程》第一百三十五条', '敲帮问顶的顺序', '<at id=all></at> **不是加粗**']
const url = 'https://party.example/exam/e1'
const item = { stem: '瓦斯浓度到多少必须停止电钻打眼？', options: ['0.5%', '1.0%', '1.5%', '2.0%'] }

export const states = {
  announced: announcedCard(announced),
  'announced-moved': announcedCard({ ...announced, moved: true, halfForPart: false }),
  short: shortCard({
    month,
    url,
    lacks: [
      { of: 'kind', kind: 'multiple', need: 4, have: 1 },
      { of: 'subject', subject: '顶板 [不是链接](https://example.com)', need: 3, have: 0 },
      { of: 'post', post: '采煤机司机', need: 2, have: 1 },
      { of: 'together', post: '' },
    ],
  }),
  closed: closedExamCard({
    ...{ month, resit: false, of: 36, sat: 31, figures: { passed: 26, average: 86.5 }, next },
    missed: missed.map((point, i) => ({ point, people: 9 - i })),
  }),
  'closed-few': closedExamCard({ month, resit: true, of: 4, sat: 2, missed: [] }),
  'result-passed': resultCard({
    ...{ month, resit: false, mark: 92.5, passed: true, passMark: 80, points: [], mentored: false, url },
  }),
  'result-below': resultCard({
    ...{ month, resit: false, mark: 62.5, passed: false, passMark: 80, points: missed, mentored: true, next, url },
  }),
  'result-below-again': resultCard({
    ...{ month, resit: true, mark: 70, passed: false, passMark: 80, points: missed, mentored: false, url },
  }),
  absent: absentCard({ month, next }),
  'resit-moved': movedResitCard({ month, ...next }),
  'absent-over': absentCard({ month }),
  mentor: mentorCard({ month, name: '职工 <b>0003', missed }),
  'mentor-absent': mentorCard({ month, name: '职工0003', missed: 'both' }),
  'mentor-absent-again': mentorCard({ month, name: '职工0003', missed: 'resit' }),
  appeal: appealCard({ ...item, words: '新规程 **改成了** 0.8%', url }),
  'appeal-kept': decidedCard({ ...item, decision: 'kept', because: '规程没有变' }),
  'appeal-void': decidedCard({ ...item, decision: 'void', because: '' }),
  'appeal-rekeyed': decidedCard({ ...item, decision: 'rekeyed', because: '<at id=all></at>' }),
  changed: changedCard({ month, from: 77.5, to: 82.5, passed: true }),
  'changed-only': changedCard({ month, from: 50, to: 55, passed: false }),
  said: examSaidCard(texts.said.next(month, announced.opens)),
}

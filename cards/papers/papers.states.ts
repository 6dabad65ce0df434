import { missingCard, paperQuestionCard } from './question.card.ts'
import { endCard, paperVerdictCard, skippedCard, startCard } from './verdict.card.ts'

const item = {
  question: 'q1',
  paper: 'p1',
  title: '今天的复习',
  n: 0,
  of: 3,
  kind: 'single',
  subject: '通风与瓦斯',
  stem: '掘进工作面风流中的瓦斯浓度达到多少时，必须停止用电钻打眼？',
  options: ['1.0%', '0.5%', '2.0%', '1.5%'],
  chosen: '',
} as const
const several = {
  ...item,
  n: 1,
  kind: 'multiple',
  subject: '顶板',
  stem: '下面哪些是冒顶前常见的预兆？',
  options: ['顶板掉渣变密', '支架发出响声', '煤壁片帮加重', '风筒漏风'],
} as const
const judged = {
  ...item,
  n: 2,
  kind: 'judge',
  subject: '急救',
  stem: '对怀疑脊柱受伤的工友，应当先扶他坐起来。',
  options: [],
} as const
const key = { answer: 'A', explanation: '到 1.0% 就停，给风流稀释留出余地。', basis: '《煤矿安全规程》通风一章' }
const exam = { title: '3 月月考', of: 40, open: true, progress: { answered: 12, of: 40, ends: '14:20' } } as const

export const states = {
  'at-once': paperQuestionCard({ ...item, open: false }),
  'at-once-sure': paperQuestionCard({ ...several, chosen: 'AC', open: false, confident: true }),
  'at-once-judge': paperQuestionCard({ ...judged, open: false, confident: null }),
  exam: paperQuestionCard({ ...item, ...exam, n: 12, chosen: 'C' }),
  'exam-multiple': paperQuestionCard({ ...several, ...exam, n: 39, chosen: 'AB' }),
  'exam-missing': missingCard({ paper: 'p1', title: exam.title, missing: [3, 17, 39] }),
  'exam-start': startCard({
    ...{ paper: 'p1', title: exam.title, intro: ['及格 80 分，不及格有一次补考', '成绩只有你自己看得到'] },
    ...{ count: 40, minutes: 45, closes: '2026-03-26 20:07', summary: '月考开始了' },
  }),
  'exam-handed-in': endCard({ title: exam.title, how: 'handed-in', lines: ['收卷后告诉你成绩和每道题的解析'] }),
  'exam-over': endCard({ title: exam.title, how: 'over', lines: [] }),
  unanswered: endCard({ title: item.title, how: 'unanswered', lines: [] }),
  right: paperVerdictCard({ ...item, ...key, chosen: 'A', correct: true, next: 1, afterword: '下次见：3 天后' }),
  wrong: paperVerdictCard({ ...item, ...key, n: 1, chosen: 'C', correct: false, next: 2, afterword: '明天再见一次' }),
  last: paperVerdictCard({
    ...{ ...judged, ...key, chosen: 'T', correct: false, answer: 'F' },
    ending: { right: 2, total: 3, lines: ['又掌握一个：敲帮问顶'] },
  }),
  skipped: skippedCard({ paper: 'p1', title: item.title, n: 0, of: 3, held: false }),
  'skipped-exam': skippedCard({ paper: 'p1', title: exam.title, n: 3, of: 40, held: false, open: true }),
  held: skippedCard({ paper: 'p1', title: item.title, n: 1, of: 3, held: true }),
  escaped: paperVerdictCard({
    ...{ ...item, ...key, title: '<at id=all></at>', stem: '**粗**[链接](http://x)', chosen: 'A', correct: true },
    ...{ explanation: '<at id=all></at>', afterword: '*星*' },
  }),
}

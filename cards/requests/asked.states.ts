import { answeredCard, askedCard, dueCard } from './asked.card.ts'

const url = 'https://party.example.com/requests/r1'

export const states = {
  correct: askedCard({ name: '王建国', kind: 'correct', due: '2026-12-09', url }),
  delete: askedCard({ name: '李文斌', kind: 'delete', due: '2026-12-09', url }),
  due: dueCard({ name: '王建国', due: '2026-12-09', overdue: false, url }),
  overdue: dueCard({ name: '王建国', due: '2026-12-09', overdue: true, url }),
  done: answeredCard({ kind: 'correct', outcome: 'done', answer: '岗位已改为采煤机司机' }),
  refused: answeredCard({ kind: 'delete', outcome: 'refused', answer: '培训记录按规定要保存三年，到期自动删除' }),
}

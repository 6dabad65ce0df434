import { askCard } from './ask.card.ts'
import { mineCard, stuckCard } from './mine.card.ts'
import { outcomeCard } from './outcome.card.ts'

const asked = {
  title: '修改每日一题时间',
  lines: ['支部：综采一队党支部', '每日一题时间：07:23 → 06:50'],
  requester: '李建国',
  reason: '早班提前了半小时，题要在入井前送到',
}
const ask = {
  ...asked,
  approval: 'a1',
  seat: 'm1',
  deadline: '2026-03-05 18:00',
  needed: 2,
  seats: 3,
  counted: { approved: 0, rejected: 0 },
  reasonAtLeast: { approve: 0, reject: 0 },
}
const outcome = {
  ...asked,
  counted: { approved: 2, rejected: 0 },
  votes: [
    { name: '王志强', choice: 'approve', reason: '' },
    { name: '赵敏', choice: 'approve', by: '孙立', reason: '同意，早班确实来不及' },
  ],
} as const

export const states = {
  ask: askCard(ask),
  'ask-alone': askCard({ ...ask, needed: 1, seats: 1 }),
  'ask-reason-to-reject': askCard({ ...ask, reasonAtLeast: { approve: 0, reject: 20 } }),
  'ask-reason-for-both': askCard({ ...ask, reasonAtLeast: { approve: 20, reject: 20 } }),
  'ask-instead': askCard({ ...ask, instead: '赵敏' }),
  'ask-again': askCard({ ...ask, counted: { approved: 1, rejected: 0 }, again: true }),
  'ask-secret': askCard({ ...ask, counted: undefined }),
  spoken: askCard({ ...ask, counted: { approved: 1, rejected: 0 }, done: { kind: 'spoken', choice: 'approve' } }),
  'spoken-by': askCard({ ...ask, done: { kind: 'spoken-by', name: '孙立', choice: 'reject' } }),
  recused: askCard({ ...ask, done: { kind: 'recused' } }),
  escaped: askCard({ ...ask, lines: ['<at id=all></at> **不是加粗**'], reason: '[不是链接](https://example.com)' }),
  mine: mineCard(ask),
  stuck: stuckCard(ask),
  approved: outcomeCard({ ...outcome, outcome: 'approved' }),
  rejected: outcomeCard({
    ...outcome,
    outcome: 'rejected',
    counted: { approved: 1, rejected: 1 },
    votes: [{ name: '王志强', choice: 'reject', reason: '和班前会撞在一起，大家没空看' }],
  }),
  'approved-secret': outcomeCard({ ...outcome, outcome: 'approved', votes: [] }),
  cancelled: outcomeCard({ ...outcome, outcome: 'cancelled', counted: { approved: 0, rejected: 0 }, votes: [] }),
  expired: outcomeCard({ ...outcome, outcome: 'expired', counted: { approved: 1, rejected: 0 }, votes: [] }),
}

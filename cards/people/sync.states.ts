import { type SyncGroup, syncCard } from './sync.card.ts'

const done = { applied: 0, dismissed: 0, settled: 0 }
const groups: SyncGroup[] = [
  { kind: 'account-gone', open: [{ name: '周示例', staffNo: '0107' }], ...done, appliable: true },
  { kind: 'account-found', open: [{ name: '郑示例', staffNo: '0120', newName: '郑示例' }], ...done, appliable: true },
  { kind: 'name-differs', open: [{ name: '吴示例', staffNo: '0112', newName: '吴*示例' }], ...done, appliable: true },
  { kind: 'stranger-in-group', open: [{ name: '', staffNo: '' }], ...done, appliable: false },
  {
    kind: 'not-in-group',
    open: Array.from({ length: 5 }, (_, i) => ({ name: `职工${i + 1}`, staffNo: `013${i}` })),
    ...done,
    appliable: false,
  },
]
const face = { report: 'r1', branch: '综采一队党支部', partly: false }
const ended = ['applied', 'dismissed', 'applied', 'settled', 'dismissed'] as const

export const states = {
  open: syncCard({ ...face, groups }),
  decided: syncCard({
    ...face,
    groups: groups.map(({ open, ...group }, i) => ({ ...group, open: [], [ended[i] ?? 'settled']: open.length })),
  }),
  'bot-out': syncCard({
    ...face,
    partly: true,
    groups: [{ kind: 'bot-out', open: [{ name: '', staffNo: '' }], ...done, appliable: false }],
  }),
}

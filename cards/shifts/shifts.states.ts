import { absenceCard } from './absence.card.ts'
import { mineCard } from './mine.card.ts'

const early = { kind: 'works', name: '早班', meeting: '05:15', start: '06:00', end: '14:00' } as const
const late = { kind: 'works', name: '夜班', meeting: '21:15', start: '22:00', end: '06:00' } as const

const leave = {
  absenceId: 'a1',
  who: '张三（010004）',
  kind: 'leave',
  first: { day: '2026-03-02', weekday: 1 },
  last: { day: '2026-03-04', weekday: 3, days: 3 },
  cancelled: false,
} as const

export const states = {
  mine: mineCard([
    { day: '2026-03-02', weekday: 1, ...early },
    { day: '2026-03-03', weekday: 2, ...late, changed: 'swap' },
    { day: '2026-03-04', weekday: 3, kind: 'off', because: 'swap' },
    { day: '2026-03-05', weekday: 4, ...late },
    { day: '2026-03-06', weekday: 5, kind: 'off', because: 'stop' },
    { day: '2026-03-07', weekday: 6, kind: 'off', because: 'rest' },
    { day: '2026-03-08', weekday: 7, kind: 'off', because: 'leave' },
  ]),
  'mine-unknown': mineCard([
    { day: '2026-03-02', weekday: 1, kind: 'unknown' },
    { day: '2026-03-03', weekday: 2, kind: 'unknown' },
  ]),
  absence: absenceCard(leave),
  'absence-one-day': absenceCard({ ...leave, kind: 'away', last: { day: '2026-03-02', weekday: 1, days: 1 } }),
  'absence-open': absenceCard({ absenceId: 'a2', who: leave.who, kind: 'sick', first: leave.first, cancelled: false }),
  'absence-cancelled': absenceCard({ ...leave, cancelled: true }),
}

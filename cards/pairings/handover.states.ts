import { type HandoverFace, handoverCard } from './handover.card.ts'

const zhang = { name: '张三', team: '采煤一班', shift: '早班' }
const face: HandoverFace = {
  handover: 'h1',
  people: [zhang],
  from: { name: '李四', team: '机电班', standing: 'waiting' },
  to: { name: '王五', team: '采煤二班', standing: 'waiting' },
  load: { after: 5, limit: 7 },
  reason: '张三调到早班，和王五同班',
  proposer: '赵书记',
  deadline: '2026-03-09',
  holder: 'decides',
}
const { from: _, ...withoutMentor } = { ...face, reason: '' }
const confirmed = { ...face.to, standing: 'confirmed' as const }

export const states = {
  decides: handoverCard(face),
  'asked-why': handoverCard({ ...face, holder: 'asked-why' }),
  waits: handoverCard({ ...face, holder: 'waits', to: confirmed }),
  proposed: handoverCard({ ...face, holder: 'proposed' }),
  'without-mentor': handoverCard(withoutMentor),
  'mentor-left': handoverCard({ ...face, from: { name: '李四', team: '机电班', standing: 'left' } }),
  several: handoverCard({ ...face, people: [zhang, { name: '孙六', team: '采煤二班' }] }),
  done: handoverCard({ ...face, to: confirmed, ended: { state: 'done' } }),
  declined: handoverCard({ ...face, ended: { state: 'declined', who: '王五', why: 'busy' } }),
  withdrawn: handoverCard({ ...face, ended: { state: 'cancelled', why: 'withdrawn' } }),
  changed: handoverCard({ ...face, ended: { state: 'cancelled', why: 'changed' } }),
  'not-allowed': handoverCard({ ...face, ended: { state: 'cancelled', why: 'not-allowed' } }),
  expired: handoverCard({ ...face, ended: { state: 'expired' } }),
  escaped: handoverCard({ ...face, reason: '<at id=all></at> **急**' }),
}

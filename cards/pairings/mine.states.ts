import { minePairingsCard } from './mine.card.ts'
import { fullCard, toldCard } from './told.card.ts'

const li = { name: '李四', team: '机电班', shift: '中班' }
const zhang = { name: '张三', team: '采煤一班', shift: '早班' }
const sun = { name: '孙六', team: '采煤二班' }
const nobody = { needsMentor: false, mentees: [], limit: 7, standingIn: [], open: 0 }

export const states = {
  worker: minePairingsCard({ ...nobody, needsMentor: true, mentor: li }),
  'worker-without': minePairingsCard({ ...nobody, needsMentor: true }),
  mentor: minePairingsCard({ ...nobody, mentees: [zhang, sun], open: 1 }),
  'mentor-with-deputy': minePairingsCard({
    ...nobody,
    mentees: [zhang],
    deputy: { ...li, from: '2026-03-02', to: '2026-03-15' },
  }),
  deputy: minePairingsCard({ ...nobody, standingIn: [{ mentor: '王五', people: [zhang, sun] }] }),
  'party-member-without': minePairingsCard(nobody),
  told: toldCard({ mentor: li, before: '王五' }),
  'told-first': toldCard({ mentor: li }),
  full: fullCard({ to: '李四', load: 8, limit: 7 }),
}

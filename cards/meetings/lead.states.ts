import type { RollCounts } from './face.ts'
import { type LeadFace, leadCard } from './lead.card.ts'

const nobody: RollCounts = {
  ...{ due: 0, present: 0, late: 0, absent: 0, leave: 0, sick: 0, away: 0 },
  ...{ expected: 0, there: 0, guests: 0 },
}
const agenda = ['点名，通报出勤', '学习文件和事故案例', '知识问答', '家属讲述（自愿）'].map((words) => ({
  words,
  done: false,
}))

const face: LeadFace = {
  ...{ meeting: 'm1', branch: 'b1', kind: 'safety', shift: '早班', subject: '应急避灾', place: '队部会议室' },
  at: { day: '2026-03-06', time: '14:30' },
  state: 'planned',
  counts: { ...nobody, expected: 23, due: 23 },
  ...{ rollTaken: false, missing: [], agenda, familySpoke: false, decisions: [], overdue: false },
  url: 'https://example.com/meetings/m1',
  view: 'main',
  toMark: { people: [], page: 0, more: false },
}

const open: LeadFace = {
  ...face,
  state: 'open',
  chair: { name: '赵队长', mine: true },
  counts: { ...nobody, expected: 23, due: 20, late: 1, absent: 1, leave: 1, there: 1 },
  missing: [
    { state: 'late', names: ['钱一'] },
    { state: 'absent', names: ['孙二'] },
    { state: 'leave', names: ['李三'] },
  ],
  agenda: agenda.map((s, i) => ({ ...s, done: i === 0 })),
}

const party: LeadFace = {
  ...open,
  ...{ kind: 'assembly', shift: '', subject: '接收预备党员', rollTaken: true },
  counts: { ...nobody, expected: 20, present: 16, absent: 4, there: 16 },
  missing: [{ state: 'absent', names: ['孙二', '李三', '周四', '吴五'] }],
  quorum: { present: 16, entitled: 20, ok: true },
  decisions: [
    { words: '同意接收', inFavour: 15, against: 0, abstained: 1, outcome: 'carried', corrected: false },
    { words: '写错的一条', inFavour: 9, against: 7, abstained: 0, outcome: 'not-carried', corrected: true },
  ],
}

const ended: LeadFace = {
  ...open,
  state: 'ended',
  rollTaken: true,
  counts: { ...nobody, expected: 23, present: 20, late: 1, absent: 1, leave: 1, there: 21, guests: 2 },
  agenda: agenda.map((s) => ({ ...s, done: true })),
  familySpoke: true,
  began: { day: '2026-03-06', time: '14:32' },
  ended: { day: '2026-03-06', time: '15:08' },
}
const minutes = {
  ...{ place: '队部会议室', host: '赵队长', recorder: '王文书' },
  ...{ topics: '学习顶板事故案例', resolution: '明天起交接班多敲一遍顶' },
}

export const states = {
  planned: leadCard(face),
  overdue: leadCard({ ...face, overdue: true }),
  'planned-party': leadCard({ ...face, kind: 'committee', shift: '', subject: '研究三月工作', agenda: [] }),
  open: leadCard(open),
  'open-other-chair': leadCard({ ...open, chair: { name: '钱班长', mine: false }, familySpoke: true }),
  'open-party': leadCard(party),
  'open-party-short': leadCard({ ...party, quorum: { present: 9, entitled: 20, ok: false }, decisions: [] }),
  roll: leadCard({
    ...open,
    view: 'roll',
    toMark: {
      people: [
        { id: 'p1', name: '钱一', team: '采煤一班', state: 'late' },
        { id: 'p2', name: '<at id=all></at>', team: '采煤一班', state: 'due' },
      ],
      page: 0,
      more: true,
    },
  }),
  'roll-sixty': leadCard({
    ...open,
    view: 'roll',
    toMark: {
      people: Array.from({ length: 60 }, (_, i) => ({
        ...{ id: `person${i}`, name: `职工${i}`, team: '采煤一班', state: 'due' as const },
      })),
      page: 1,
      more: false,
    },
  }),
  'roll-nobody': leadCard({ ...open, view: 'roll' }),
  minutes: leadCard({ ...open, view: 'minutes' }),
  'minutes-again': leadCard({ ...ended, view: 'minutes', minutes }),
  decide: leadCard({ ...party, view: 'decide' }),
  ended: leadCard({ ...ended, minutes }),
  late: leadCard({ ...ended, recorded: { day: '2026-03-06', time: '22:40' } }),
  cancelled: leadCard({ ...face, state: 'cancelled' }),
  escaped: leadCard({
    ...party,
    subject: '<at id=all></at> **急**',
    agenda: [{ words: '[点](https://x.com)', done: false }],
    missing: [{ state: 'absent', names: ['*孙*'] }],
    decisions: [
      { words: '<at id=all></at>', inFavour: 1, against: 0, abstained: 0, outcome: 'no-quorum', corrected: false },
    ],
  }),
}

import { calledOffCard, type DutyFace, dutyCard } from './duty.card.ts'

const face: DutyFace = {
  ...{ branch: '综采一队党支部', kind: 'committee', every: 'month', stage: 'soon' },
  period: { first: '2026-03-01', last: '2026-03-31' },
  url: 'https://example.com/meetings',
}

export const states = {
  soon: dutyCard(face),
  last: dutyCard({ ...face, kind: 'assembly', every: 'quarter', stage: 'last' }),
  overdue: dutyCard({ ...face, stage: 'overdue' }),
  company: dutyCard({ ...face, kind: 'group', stage: 'company', branch: '**机电队** <at id=all></at>' }),
  'called-off': calledOffCard({
    ...{ kind: 'committee', shift: '', subject: '研究三月工作', place: '' },
    at: { day: '2026-03-06', time: '15:10' },
  }),
}

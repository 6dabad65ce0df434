import type { Which } from './face.ts'
import { type InviteFace, inviteCard, remindCard } from './invite.card.ts'
import { claimCard, type MakeUpFace, makeUpCard } from './make-up.card.ts'
import { mineCard } from './mine.card.ts'

const which: Which = {
  ...{ kind: 'safety', shift: '早班', subject: '应急避灾', place: '队部会议室' },
  at: { day: '2026-03-06', time: '14:30' },
}
const invite: InviteFace = {
  ...which,
  ...{ expected: 23, agenda: ['点名', '学习案例', '知识问答'], state: 'planned', familySpoke: false },
}
const ended: InviteFace = {
  ...invite,
  state: 'ended',
  began: { day: '2026-03-06', time: '14:32' },
  ended: { day: '2026-03-06', time: '15:08' },
}
const makeUp: MakeUpFace = {
  ...{ meeting: 'm1', kind: 'safety', day: '2026-03-06', subject: '应急避灾', state: 'absent', due: '2026-03-13' },
  ...{ agenda: ['点名', '学习案例'], became: 'open' },
}
const claim: Omit<Parameters<typeof claimCard>[0], 'decided'> = {
  ...{ meeting: 'm1', member: 'p2', name: '孙二', kind: 'safety', state: 'absent' },
  when: { day: '2026-03-06', time: '14:30' },
}

export const states = {
  invite: inviteCard(invite),
  'invite-bare': inviteCard({ ...invite, shift: '', subject: '', place: '', agenda: [] }),
  'invite-two': inviteCard({ ...invite, expected: 2 }),
  'invite-open': inviteCard({ ...invite, state: 'open' }),
  'invite-ended': inviteCard({ ...ended, there: 20, familySpoke: true }),
  'invite-ended-few-missing': inviteCard(ended),
  'invite-cancelled': inviteCard({ ...invite, state: 'cancelled' }),
  'invite-escaped': inviteCard({ ...invite, subject: '<at id=all></at>', agenda: ['**急** <at id=all></at>'] }),
  remind: remindCard(which),
  'remind-party': remindCard({ ...which, kind: 'committee', shift: '', subject: '研究三月工作' }),
  'make-up': makeUpCard(makeUp),
  'make-up-with-minutes': makeUpCard({ ...makeUp, minutes: { topics: '顶板案例 <b>', resolution: '多敲一遍顶' } }),
  'make-up-claimed': makeUpCard({ ...makeUp, became: 'claimed' }),
  'make-up-done': makeUpCard({ ...makeUp, became: 'done' }),
  'make-up-granted': makeUpCard({ ...makeUp, became: 'granted' }),
  'make-up-refused': makeUpCard({ ...makeUp, became: 'refused' }),
  'make-up-over': makeUpCard({ ...makeUp, became: 'over' }),
  claim: claimCard(claim),
  'claim-granted': claimCard({ ...claim, decided: 'granted' }),
  'claim-refused': claimCard({ ...claim, decided: 'refused' }),
  mine: mineCard({
    next: [which, { ...which, kind: 'training', shift: '' }],
    checks: 1,
    makeUps: 1,
    shown: 1,
    leads: true,
  }),
  'mine-empty': mineCard({ next: [], checks: 0, makeUps: 0, shown: 0, leads: false }),
}

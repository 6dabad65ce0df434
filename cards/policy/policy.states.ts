import { policyCard, proposalCard } from './policy.card.ts'

const asked = { proposal: 'p1', title: '日日学时间', before: '07:23', after: '07:40', weighty: false }
const weighty = { ...asked, title: '曝光公开', before: '不具名', after: '本人同意', weighty: true }

export const states = {
  policy: policyCard({
    branch: '综采一队党支部',
    groups: [
      {
        group: 'study',
        lines: [
          { title: '日日学时间', value: '07:23' },
          { title: '学习日', value: '每天' },
        ],
      },
      { group: 'words', lines: [{ title: '12.60 身心调适', value: '没写' }] },
    ],
  }),
  'proposal-at-once': proposalCard(asked),
  'proposal-weighty': proposalCard(weighty),
  applied: proposalCard({ ...asked, settled: 'applied' }),
  asked: proposalCard({ ...weighty, settled: 'asked' }),
  dropped: proposalCard({ ...asked, settled: 'dropped' }),
  stale: proposalCard({ ...asked, settled: 'stale' }),
}

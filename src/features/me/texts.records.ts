export const texts = {
  pushes: {
    title: '主动告诉你的事',
    purpose: '让你知道为什么被提醒，一天不超过两条',
    columns: ['写下', '告诉', '类别', '什么事', '状态'],
    states: {
      waiting: '在等',
      held: '等汇总',
      sent: '单独发了',
      digested: '在汇总里发了',
      expired: '过时没发',
      dropped: '不用发了',
    },
  },
  mutes: {
    title: '免打扰',
    purpose: '按你的意思，这段时间不主动找你',
    columns: ['从', '到'],
  },
  reviews: {
    title: '复习设置',
    purpose: '按你的意思发复习题',
    columns: ['一天最多几道', '答之前问把握'],
  },
  basis: '人力资源管理所必需；免打扰按你本人的意思',
}

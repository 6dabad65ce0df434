/** What the page 审批 says. */
export const texts = {
  title: '审批',
  about: '等我决定的、我提出的、我的委托',
  waiting: { title: '等我决定的', note: '在和我的单聊里发“待批”，就能在卡片上决定', empty: '现在没有等你决定的事' },
  asked: { title: '我提出的', empty: '你还没有提出过要批准的事' },
  decided: { title: '我参与过的', empty: '你还没有参与过审批' },
  given: {
    title: '我给出的委托',
    note: '请假前在单聊里发“委托 工号 天数”；提前结束，发“结束委托”',
    empty: '你现在没有委托别人',
  },
  taken: { title: '委托给我的', empty: '现在没有人委托你' },
  head: { what: '事项', state: '结果', deadline: '截止', said: '我的表态', who: '姓名', until: '到' },
  states: {
    pending: '等待决定',
    approved: '已批准',
    rejected: '未批准',
    cancelled: '已撤回',
    expired: '到期失效',
  },
  said: { approve: '批准', reject: '不批准', recused: '已回避', open: '还没表态', none: '' },
}

/** What `/me` says of what the bank has written down about somebody. */
export const records = {
  flags: {
    title: '你提过的题目问题',
    purpose: '把题库改对，告诉你结果',
    basis: '法定安全义务（安全培训内容要准确）',
    columns: ['时间', '题目', '结果'],
    open: '等处理',
  },
  rejudged: {
    title: '答案更正后改判的作答',
    purpose: '答案错了要改过来，改了什么都留着',
    basis: '法定安全义务（《安全生产法》要求如实记录教育培训情况）',
    columns: ['时间', '题目', '原来', '现在'],
    right: '对',
    wrong: '错',
    void: '不计',
  },
  imports: {
    title: '你导入过的题库',
    purpose: '题目有来处，出了问题找得到人',
    basis: '履行管理职责',
    columns: ['时间', '文件', '结果'],
    states: { open: '等确认', confirmed: '正在入库', imported: '已入库', cancelled: '已取消', expired: '已过期' },
  },
} as const

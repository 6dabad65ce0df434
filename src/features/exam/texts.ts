/** What stands in a person's own records about exams. */
export const texts = {
  sittings: {
    title: '月考成绩',
    purpose: '看看哪些没弄懂，安排补课；不排名，不处罚',
    basis: '履行管理职责（安全培训记录）；分数只有本人看得到',
    columns: ['月份', '哪一次', '成绩', '结果', '没来的原因', '什么时候判的'],
  },
  rounds: { first: '正考', resit: '补考' },
  passed: '过了',
  lesson: '要补课',
  absent: '没有参加',
  waiting: '还没判',
  excuses: { leave: '请假', sick: '病假', shift: '当班', offline: '没有账号', other: '有事' },
  appeals: {
    title: '对月考题的意见',
    purpose: '题目有错要改，改了给大家补分',
    basis: '履行管理职责（安全培训记录）',
    columns: ['提出', '说法', '结果', '答复'],
  },
  appealStates: { open: '等决定', kept: '没有改', upheld: '改了' },
} as const

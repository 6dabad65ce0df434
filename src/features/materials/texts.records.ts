/** What `/me` says of learning materials. */
export const texts = {
  read: {
    title: '学习资料',
    purpose: '知道哪些学了、哪些学懂了，新的一版出来提醒你看一眼',
    basis: '法定安全义务（《安全生产法》要求如实记录教育培训情况）',
    columns: ['资料', '第几版', '第一次看', '最近一次看', '答错过几次', '学懂'],
  },
  written: {
    title: '我写的学习资料',
    purpose: '资料是谁写的、什么时候写的，问得着人',
    basis: '履行管理职责',
    columns: ['资料', '第几版', '写于', '发布'],
  },
  cases: {
    title: '我写的事故案例',
    purpose: '案例是谁写的、什么时候写的，问得着人',
    basis: '履行管理职责',
    columns: ['案例', '第几版', '写于'],
  },
}

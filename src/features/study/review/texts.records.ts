/** What `/me` says of what somebody remembers. */
export const texts = {
  basis: '法定安全义务（《安全生产法》要求如实记录教育培训情况）',
  points: {
    title: '知识点',
    purpose: '快忘的时候再问一次，会的就不多问',
    columns: ['科目', '知识点', '现在', '下次复习', '答过几次'],
    standings: { mastered: '已掌握', learning: '在学', troublesome: '常错' },
  },
  plan: {
    title: '复习计划',
    purpose: '哪天问哪几点，一天不超过三道',
    columns: ['哪天', '几点问', '问什么'],
    between: '；',
  },
}

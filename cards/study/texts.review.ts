/** '明天' · '3 天后' · '约 2 个月后' */
const later = (days: number): string => {
  if (days === 1) return '明天'
  return days < 60 ? `${days} 天后` : `约 ${Math.round(days / 30)} 个月后`
}

export const texts = {
  title: '复习几道',
  summary: (count: number) => `今天复习 ${count} 道，一两分钟`,
  line: (count: number) => `今天有 ${count} 道复习题，发“今天学什么”给我就能答`,
  again: (days: number) => `下次见：${later(days)}`,
  masteredAgain: (days: number) => `这一点已掌握。下次见：${later(days)}`,
  mastered: (points: number) =>
    points === 0 ? '隔一天以上答对两次，就算掌握一个知识点' : `你已经掌握 ${points} 个知识点`,
  words: { today: '今天学什么', todayToo: ['学什么', '今天学啥', '复习'] },
  help: '看今天的题和自己要复习的几道',
  nothing: {
    title: '今天的复习',
    none: '今天没有要复习的，记得住的就不多问',
    over: '今天的复习已经答完了，明天再见',
  },
}

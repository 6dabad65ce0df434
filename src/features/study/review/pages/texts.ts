const later = (days: number): string => (days <= 0 ? '到时间了' : days === 1 ? '明天' : `${days} 天后`)

export const texts = {
  points: {
    menu: { label: '我的知识点', about: '哪些已经掌握、哪些在学、哪些常错，什么时候再见' },
    title: '我的知识点',
    otherTitle: (name: string) => `${name}的知识点`,
    watched: '你看过，对方在“我的记录”里会知道',
    intro: '隔一天以上答对两次，算掌握一点；答错了就重新来。只有你和包保你的人看得到，不排名，不用来罚',
    otherIntro: '用来帮人，不用来比。帮过的、教过的，请记在短板里',
    counts: (mastered: number, learning: number, troublesome: number) =>
      `已掌握 ${mastered} 点，在学 ${learning} 点，常错 ${troublesome} 点`,
    head: ['知识点', '现在', '下次见', '答过'],
    standings: { mastered: '已掌握', learning: '在学', troublesome: '常错' },
    helped: '有人在帮',
    later,
    times: (n: number) => `${n} 次`,
    noSubject: '其他',
    empty: '还没有答过题。答一次，这里就有第一个知识点',
    mentees: '我包保的人',
  },
  figures: {
    menu: { label: '支部学习', about: '最近一个月，大家错得最多的三个知识点' },
    title: '支部学习',
    heading: '错得最多的三个知识点',
    note: '最近 30 天，在每日一题、复习、周练、考试里答过这一点的人中，至少错过一次的人数。不到 3 个人的不显示，也不显示是谁',
    chart: '错得最多的知识点',
    words: (missed: number, answered: number) => `${answered} 人答过，${missed} 人错过`,
    empty: '还没有够 3 个人错过的知识点',
    use: '可以放进下一次二五会、一周三培讲一讲',
  },
}

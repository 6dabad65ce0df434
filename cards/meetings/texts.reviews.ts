export const texts = {
  ask: {
    title: '这堂课讲得怎么样',
    body: (title: string) => `**${title}**\n三样各打几分，帮讲课的人讲得更好`,
    pick: '选几分',
    submit: '提交',
    note: '不记名：只数每样有几个几分，谁打了几分哪里都没有。不到 5 个人打分，谁也看不到结果',
    line: (title: string) => `给“${title}”打个分，不记名，点开就能打`,
  },
  items: { clear: '讲得清楚', useful: '用得上', time: '有时间问' },
  values: { 5: '5 分 很好', 4: '4 分 好', 3: '3 分 一般', 2: '2 分 差一些', 1: '1 分 不好' },
  thanks: { title: '收到了，谢谢', body: (title: string) => `“${title}”的评价已经收下，不记名` },
  result: {
    title: '听课的人怎么说',
    body: (title: string) => `**${title}**`,
    item: (item: string, average: string) => `${item}　${average} 分`,
    voices: '5 个人以上打了分，满分 5 分，四舍五入到半分',
    line: (title: string) => `“${title}”的听课评价出来了，在网页“讲课评价”里看`,
    note: '只作改进用，不扣分、不排名',
  },
  advice: {
    clear: '下次少讲几条，一条配一个身边的例子，讲完请人说一遍',
    useful: '下次先问班组正碰上什么难事，从那里讲起，带件实物',
    time: '下次留出最后 5 分钟只答问，一个问题没有就点一个自己常被问的',
  },
  low: (advice: string) => `可以试试：${advice}`,
  toast: {
    thanks: '收到了，谢谢',
    before: '你已经评过了，谢谢',
    closed: '这堂课的评价已经结束',
    incomplete: '三样都要选',
  },
} as const

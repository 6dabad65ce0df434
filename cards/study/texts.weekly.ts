const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

export const texts = {
  title: '周周练',
  ofWeek: (week: string) => `周周练 · ${dayWords(week)}这一周`,
  summary: (topic: string) => (topic ? `这周练：${topic}` : '这周的十道题来了'),
  intro: '先是你前阵子没拿准的，再是这周的重点。答一道看一道，周日晚上收',
  line: '这周的十道题来了，发“周周练”给我就能答，周日晚上收',
  ending: '练过就好，不算分、不排名',
  closed: {
    title: (week: string) => `${dayWords(week)}这一周的周周练`,
    topic: (topic: string) => `这周的重点 ${topic}`,
    took: (took: number, of: number, finished: number) => `${of} 人里 ${took} 人练了，${finished} 人答完`,
    few: '这周练的人不多，下周一接着来',
    missed: '**大家最容易错的**',
    point: (point: string, people: number) => `${point}（${people} 人）`,
    none: '没有哪一点是好几个人都错的',
    note: '各人答得怎样，只有自己知道。没赶上的不追，下周一还有',
  },
  said: {
    none: '这周还没有周周练。周一早上会送到这里',
    over: '这周的已经收了，下周一还有',
  },
  words: { weekly: '周周练', weeklyToo: ['周练', '每周一练'] },
  help: '答这周的十道题',
}

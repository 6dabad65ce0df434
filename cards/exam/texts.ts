const kinds = { single: '单选', multiple: '多选', judge: '判断' } as const

/** '11月24日' */
const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
/** '2026-11-24 20:07' → '11月24日 20:07' */
const momentWords = (moment: string): string => `${dayWords(moment)} ${moment.slice(11)}`
const monthWords = (month: string): string => `${Number(month.slice(5, 7))}月月考`

/** What a bank lacks, one line each. */
export type Lack =
  | { of: 'kind'; kind: keyof typeof kinds; need: number; have: number }
  | { of: 'subject'; subject: string; need: number; have: number }
  | { of: 'post'; post: string; need: number; have: number }
  | { of: 'together'; post: string }

const lackWords = (lack: Lack): string => {
  switch (lack.of) {
    case 'kind':
      return `${kinds[lack.kind]}题要 ${lack.need} 道，审过的只有 ${lack.have} 道`
    case 'subject':
      return `科目“${lack.subject}”要 ${lack.need} 道，审过的只有 ${lack.have} 道`
    case 'post':
      return `岗位“${lack.post}”的题要 ${lack.need} 道，审过的只有 ${lack.have} 道`
    case 'together':
      return `${lack.post ? `给岗位“${lack.post}”` : ''}各样题单看都够，凑不成一份卷子，请放宽题型或科目的要求`
  }
}

/** 'A、B' as they are listed in a sentence. */
const listed = (words: readonly string[]): string => words.join('、')

export const texts = {
  dayWords,
  momentWords,
  monthWords,
  kinds,
  lack: lackWords,
  listed,
  announced: {
    title: monthWords,
    summary: (opens: string) => `月考 ${momentWords(opens)} 开始`,
    when: (opens: string, closes: string) =>
      `**什么时候** ${momentWords(opens)} 到 ${momentWords(closes)}，哪一段有空哪一段考`,
    what: (total: number, minutes: number, shares: string) =>
      `**考什么** ${total} 题（${shares}），点“开始”起算 ${minutes} 分钟，中途退出接着答`,
    share: (kind: keyof typeof kinds, count: number) => `${kinds[kind]} ${count}`,
    pass: (mark: number) => `**多少算过** ${mark} 分`,
    partly: '多选漏选得一半，选错不得分',
    wholly: '多选全对才得分',
    why: '**为了什么** 看看还有哪些没弄懂。没过的安排补课和一次补考，不通报、不排名，分数只告诉你自己',
    moved: '时间改了，以这一张为准',
    note: '请假、当班来不了的，跟班组长说一声，不算没过',
    line: (month: string, opens: string) => `${monthWords(month)} ${momentWords(opens)} 开始，到时候把卷子送到这里`,
  },
  short: {
    title: (month: string) => `${monthWords(month)}还出不了卷`,
    body: '题库里审过的题不够，这次月考还没有公布：',
    todo: '补齐、审好以后，到月考页面点“重新检查并公布”。考试至少在公布三天以后',
    link: (url: string) => `[打开月考页面](${url})`,
    line: (month: string) => `${monthWords(month)}题不够，还没有公布，请到月考页面看缺什么`,
  },
  paper: {
    title: (month: string, resit: boolean) => `${monthWords(month)}${resit ? '（补考）' : ''}`,
    summary: (resit: boolean) => (resit ? '补考可以开始了' : '月考可以开始了'),
    private: '答完交卷，分数只告诉你自己',
    line: (month: string, closes: string) =>
      `${monthWords(month)}可以答了，${momentWords(closes)} 前有效，发“月考”给我就行`,
    waiting: (closes: string) => `卷子收好了。大家都考完以后（${momentWords(closes)}）告诉你成绩和解析`,
    unanswered: '这次没有答上。请假、当班的，跟班组长说一声',
  },
  closed: {
    title: (month: string, resit: boolean) => `${monthWords(month)}${resit ? '补考' : ''}结束了`,
    sat: (sat: number, of: number) => `应考 ${of} 人，参加 ${sat} 人`,
    passed: (passed: number) => `通过 ${passed} 人`,
    average: (mark: number) => `平均 ${mark} 分`,
    few: '人数少，通过和平均不单列',
    missed: '**大家最容易错的**',
    point: (point: string, people: number) => `${point}（${people} 人）`,
    none: '没有哪一点是好几个人都错的',
    resit: (opens: string, closes: string) => `补考 ${momentWords(opens)} 到 ${momentWords(closes)}`,
    note: '每个人的分数、每道题的解析，在各自的单聊里',
    thanks: '辛苦了',
  },
  result: {
    title: (month: string, resit: boolean) => `${monthWords(month)}${resit ? '补考' : ''}成绩`,
    mark: (mark: number) => `你得了 **${mark}** 分`,
    passed: '过了，稳',
    below: (pass: number) => `离 ${pass} 分还差一点，这几处补一补：`,
    belowPlain: (pass: number) => `离 ${pass} 分还差一点`,
    lesson: '已经请包保人陪你补这几处，不通报，不扣分',
    lessonAlone: '支部会安排补课，不通报，不扣分',
    resit: (opens: string, closes: string) =>
      `补考 ${momentWords(opens)} 到 ${momentWords(closes)}，换一份题，到时候送到这里`,
    lastTry: '补考也考过了，接下来一处一处补，补会就行',
    over: '补考已经过去了，接下来一处一处补，补会就行',
    page: (url: string) => `[看每道题的答案和解析](${url})，觉得哪道题有问题也在那里说`,
    note: '只有你看得到分数',
    /** Lines stand in records that others may see too: no mark. */
    line: (month: string) => `${monthWords(month)}成绩出来了，发“月考”给我看`,
  },
  absent: {
    title: (month: string, resit: boolean) => `${monthWords(month)}${resit ? '补考' : ''}没见到你`,
    body: '是请假、病了，还是正好当班？跟班组长说一声登记上，就不算缺考。没有过不去的',
    resit: (opens: string, closes: string) =>
      `${momentWords(opens)} 到 ${momentWords(closes)} 还有一次，到时候把卷子送到这里`,
    over: '补考也过去了。支部会找时间陪你补上',
    line: (month: string) => `${monthWords(month)}没见到你，请假或当班的跟班组长说一声`,
  },
  moved: {
    title: (month: string) => `${monthWords(month)}补考改期`,
    body: (opens: string, closes: string) =>
      `原来的时间没能把卷子送到你这里，不是你的问题\n改在 ${momentWords(opens)} 到 ${momentWords(closes)}，到时候送到这里`,
    line: (month: string, opens: string) => `${monthWords(month)}补考改在 ${momentWords(opens)}`,
  },
  mentor: {
    title: (name: string) => `${name}要补课`,
    body: (name: string, month: string) => `${monthWords(month)}以后，请你陪 ${name} 补这几处。分数只有本人知道`,
    bodyAbsent: (name: string, month: string) =>
      `${name} 两次都没赶上${monthWords(month)}，请你问问情况，陪着补上。分数只有本人知道`,
    bodyAgain: (name: string, month: string) =>
      `${name} 没赶上${monthWords(month)}补考，请你问问情况，接着陪着补。分数只有本人知道`,
    note: '陪着弄懂就好，不批评',
    line: (name: string, month: string) => `${name} ${monthWords(month)}要补课，请陪着补一补`,
    lineAbsent: (name: string, month: string, again: boolean) =>
      `${name} 没赶上${monthWords(month)}${again ? '补考' : ''}，请问问情况，陪着补上`,
  },
  appeal: {
    title: '有人说一道月考题有争议',
    says: (words: string) => `**说法** ${words}`,
    look: (url: string) => `[去看这道题并决定](${url})`,
    note: '题目不是你出的才能决定。改了答案，用过这道题的卷子都重新判，谁的分也不会少',
    line: '有一道月考题有争议，请到月考页面决定',
    decided: '你提的那道题，有结果了',
    kept: '看过了，题目没有问题',
    void: '你说得对，这道题有问题：作废，用过它的都给分。谢谢你',
    rekeyed: '你说得对，答案改了，用过它的卷子都重新判。谢谢你',
    because: (words: string) => `**说明** ${words}`,
    decidedLine: (upheld: boolean) => (upheld ? '你提的月考题改了，谢谢你' : '你提的月考题看过了，没有改'),
  },
  changed: {
    title: (month: string) => `${monthWords(month)}成绩改了`,
    body: (from: number, to: number) => `有一道题改判，你的分数从 ${from} 改为 **${to}**`,
    passed: '这样就过了，不用补考',
    note: '改判只加分，不减分',
    line: (month: string) => `${monthWords(month)}有一道题改判，你的分数改了，发“月考”给我看`,
  },
  said: {
    title: '月考',
    none: '现在没有月考。公布以后会告诉你',
    next: (month: string, opens: string) => `${monthWords(month)} ${momentWords(opens)} 开始，到时候把卷子送到这里`,
    offline: '这次没有给你出卷子，请问班组长',
    absent: (month: string) => `${monthWords(month)}没有你的成绩`,
  },
  words: { exam: '月考', examToo: ['月月考', '考试', '补考'] },
  help: '考月考、接着答、看成绩',
}

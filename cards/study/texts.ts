const judged: Readonly<Record<string, string>> = { T: '对', F: '错' }
const kinds = { single: '单选', multiple: '多选', judge: '判断' } as const

/** '11月24日' */
const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

export const texts = {
  judged,
  tick: '✓',
  title: (day: string) => `每日一题 · ${dayWords(day)}`,
  makeUpTitle: (day: string) => `补答 · ${dayWords(day)}的题`,
  subtitle: (subject: string, kind: keyof typeof kinds) => (subject ? `${subject} · ${kinds[kind]}` : kinds[kind]),
  summary: (subject: string) => (subject ? `今天的一题：${subject}` : '今天的一题来了'),
  makeUpLine: (day: string) => `${dayWords(day)}的每日一题还可以补答，发“今日题”给我就行`,
  makeUpSummary: (subject: string) => (subject ? `还可以补答：${subject}` : '今天的题还可以补答'),
  submit: '提交',
  hint: {
    single: '点字母作答，也可以 @我 回复字母，如 A。第一次作答为准，对错只告诉你一个人',
    multiple: '点字母选上，再点取消，选好点“提交”；也可以 @我 回复字母，如 AC。对错只告诉你一个人',
    judge: '点“对”或“错”作答，也可以 @我 回复。第一次作答为准，对错只告诉你一个人',
  },
  ownHint: {
    single: '点字母，或直接回复字母，如 A',
    multiple: '点字母选上，再点取消，选好点“提交”；也可以直接回复字母，如 AC',
    judge: '点“对”或“错”，也可以直接回复',
  },
  makeUp: '今天的题已经收了，你还没有答。看一眼，补上就好，会记为补答',
  counted: (answered: string, total: number) => `已答 ${answered}/${total}`,
  answerIs: (choice: string) => `**答案** ${choice}`,
  explained: (explanation: string) => `**解析** ${explanation}`,
  basedOn: (basis: string) => `**依据** ${basis}`,
  closed: {
    title: (day: string) => `每日一题 · ${dayWords(day)} · 已收题`,
    counted: (answered: string, total: number, right: string) => `已答 ${answered}/${total}，答对 ${right} 人`,
    madeUp: (late: string) => `收题后补答 ${late} 人`,
    chart: '大家选了什么（按时作答）',
    note: '没答上的，我会在单聊里把题送到，明天的题来之前都可以补答',
  },
  withdrawn: {
    title: (day: string) => `每日一题 · ${dayWords(day)} · 已撤回`,
    body: '这道题有问题，已经撤回，今天不计入任何人的记录。已经作答的不用再做什么',
  },
  verdict: {
    right: '答对了',
    wrong: '再看一眼，就记住了',
    chosen: (choice: string) => `**你选的** ${choice}`,
    late: '已记为补答',
    recorded: '学习确认已记下',
    learned: '作答已记下',
    already: (choice: string) => `你之前已经答过，选的是 ${choice}，以第一次为准`,
  },
  toast: {
    right: (choice: string) => `答对了，已记下：${choice}`,
    wrong: (choice: string, answer: string) => `已记下：${choice}。正确答案是 ${answer}，解析已发到你的单聊`,
    wrongHere: (choice: string, answer: string) => `已记下：${choice}。正确答案是 ${answer}，看看解析`,
    already: (choice: string) => `你已经答过了，选的是 ${choice}，以第一次为准`,
    closed: '今天的题已经收了。想补答，请到和我的单聊里',
    over: '这道题已经过去了，请看最新的一题',
    withdrawn: '这道题已经撤回，不计入任何人的记录',
    elsewhere: '这是别的支部的题，请在自己支部的群里作答',
    gone: '找不到这道题了，请看最新的一题',
    ticked: (choice: string) => `已选 ${choice}，选好后点“提交”`,
    unticked: '现在一个也没选，点字母选上',
    nothingTicked: '还没有选，先点字母，再点“提交”',
    notAnOption: '没有这个选项，请看最新的卡片',
  },
  said: {
    title: '每日一题',
    several: '这是单选题，只能选一个，请再回复一次，如 A',
    'no-such-option': '没有这个选项，请看看题目再回复一次',
    'wants-letters': '这道题请回复选项字母，如 A',
    'wants-judgement': '这是判断题，请回复“对”或“错”',
    noRound: '现在没有可以答的题，明天的题来了再答',
    closed: '今天的题已经收了，这句话没有计入。想补答，在这里回复答案就行',
  },
  nothingToAsk: {
    title: '今天没有题可发',
    line: '题库里没有可用的题，今天的每日一题没有发出，请导入题库',
    body: '题库里没有可用的题，今天的每日一题没有发出。请管理员用 questions import 导入题库，明天就会恢复',
  },
  mine: {
    title: '我的学习',
    counts: (learned: number, understood: number) => `本月已学 **${learned}** 题，其中学懂 **${understood}** 题`,
    none: '还没有作答记录。今天的题在群里，也可以发“今日题”给我',
    line: (a: { day: string; subject: string; choice: string; correct: boolean; answer: string; late: boolean }) =>
      `${dayWords(a.day)}　${a.subject}　${a.correct ? `✓ ${a.choice}` : `选 ${a.choice}，答案 ${a.answer}`}${a.late ? '（补答）' : ''}`,
    recent: '**最近作答**',
    confirmed: '**最近确认**',
    confirmation: (c: { day: string; stage: string }) => `${dayWords(c.day)}　${c.stage}`,
    stages: { learned: '学了', understood: '懂了', done: '做了', confirmed: '确认了' },
    privacy: '只有你看得到这张卡片。每日一题只用来学，不用来罚',
  },
  words: { today: '今日题', mine: '我的', answer: '答题' },
  help: {
    today: '看今天的题，没答的可以在这里答',
    mine: '看自己的作答和确认',
    answer: '作答，如“答题 A”，直接回复 A 也行',
  },
}

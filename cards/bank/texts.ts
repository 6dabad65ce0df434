type Counts = { accepted: number; fixed: number; doubtful: number; rejected: number }
type Outcome = 'sound' | 'fixed' | 'withdrawn'

const rows = (shown: readonly number[], all: number) => `第 ${shown.join('、')} 行${all > shown.length ? '等' : ''}`
const named = (places: readonly string[], all: number) => `${places.join('、')}${all > places.length ? '等' : ''}`

export const texts = {
  word: '导入题库',
  help: '导入题库：发题库文件，或把题目贴在“导入题库”后面',
  /** 导入, said by those who may import a bank and nothing else. */
  plainWord: '导入',
  flagWord: '这题有问题',
  flagHelp: '觉得题目或答案不对，回复那张题卡：这题有问题 原因',

  import: {
    title: '导入题库',
    ask: '把题库文件发到这里：xlsx、xls、csv、docx、txt、md、json、xml、gift 都行，不超过 5 MB。也可以把题目贴在“导入题库”后面。先给你看检查结果，你确认了才入库',
    notHere:
      '这里读不了这种文件。请把题目贴在“导入题库”后面发来，或在服务器上用命令导入：npm run cli -- questions import 文件名',
    tooLarge: '文件超过 5 MB，请拆成几个再发',
    gone: '文件取不到了，可能已经撤回。请再发一次',
    unreadable: (name: string, reason: string) => `读不了“${name}”：${reason}`,
    noBank: '里面没有找到题目。要有“题目”和“答案”两列，或者一题一段、写明答案',
    pasted: '贴来的题目.txt',
    subtitle: (name: string, n: number) => `${name}　${n} 题`,
    into: (branch: string) => `入库到：**${branch}**`,
    company: '公司题库（各支部都用）',
    branch: (name: string) => `${name}题库`,
    counts: (c: Counts) =>
      `可以入库 **${c.accepted}** 题${c.fixed > 0 ? `（其中自动整理 ${c.fixed} 题）` : ''}　存疑 **${c.doubtful}** 题　不能用 **${c.rejected}** 题`,
    problem: (p: {
      column: string
      message: string
      count: number
      rows: readonly number[]
      places?: readonly string[]
    }) =>
      `**${p.column || '整张表'}**　${p.count} 处\n${p.places ? named(p.places, p.count) : rows(p.rows, p.count)}：${p.message}`,
    /** Of many remarks that are not quite the same, the first one. */
    likewise: (message: string, first: string) => `${message}（这是${first}的，其余类似）`,
    more: (n: number) => `还有 ${n} 种，写在随后的表的最后一列`,
    rest: '存疑的和不能用的不入库，不影响其余的题。每行的问题写在随后的表里，改好这张表再发一次就行，入过库的不会重复',
    nothing: '没有可以入库的题',
    expires: (time: string) => `${time} 前有效。不确认就不会入库`,
    confirm: '确认入库',
    cancel: '取消',
    working: '正在入库，马上好',
    done: '入库完成',
    result: (added: number, existing: number) => `新增 **${added}** 题　题库里已有 **${existing}** 题`,
    contradicting: (n: number) => `有 **${n}** 题和题库里的同题答案不一样。两边都先停用，请定下哪个答案对`,
    cancelled: '已取消，题库没有改动',
    expired: '已过期，题库没有改动。要导入就再发一次文件',
    marked: (name: string) => `${name.replace(/\.\w+$/, '')}-问题.xlsx`,
    toast: {
      working: '收到，正在入库',
      imported: '已经入过库了',
      cancelled: '已取消',
      expired: '已过期，请再发一次文件',
      open: '还没有确认',
    },
    link: (url: string) => `[打开题库](${url})`,
  },

  stopped: {
    title: '有题目先停用了',
    flags: (n: number) => `有 **${n}** 个人说这道题有问题，已先停用，等你们看一看`,
    contradicts: '同一道题在题库里有两个不同的答案，两边都先停用，请定下哪个对',
    doubts: (n: number) => `有 **${n}** 道题大多数人答错（30 人以上作答，答对不到三成），请看看是不是答案错了`,
    link: (url: string) => `[去看这道题](${url})`,
    list: (url: string) => `[去看这些题](${url})`,
    note: '审题人不能定自己出的题',
    line: (stem: string) => `题目先停用了，请到题库页看一看：${stem}`,
    doubtLine: (n: number) => `有 ${n} 道题大多数人答错，请到题库页看看是不是答案错了`,
  },

  returned: {
    title: '你出的题退回来了',
    reason: (words: string) => `**审题意见** ${words}`,
    note: '改好以后会请别的同事再审一次',
    line: (stem: string) => `你出的题退回来了，请到题库页修改：${stem}`,
  },

  rejudged: {
    title: '一道题的答案更正了',
    sorry: '这道题原来的答案是我们弄错了，对不住。',
    right: (chosen: string) => `你当时选的 **${chosen}** 是对的，已经给你改记为答对`,
    wrong: (answer: string) => `你当时是照旧答案答的，不怪你。正确答案是 **${answer}**，记住它就好`,
    void: '题目改动较大，你那次作答不算对也不算错',
    key: (answer: string) => `**正确答案** ${answer}`,
    note: '只有你看得到。更正已经记进你的学习记录',
    line: {
      right: '一道题的答案更正了，你当时答的是对的，已改记为答对',
      wrong: (answer: string) => `一道题的答案更正了，正确答案是 ${answer}`,
      void: '一道题改过了，你那次作答不算对也不算错',
    },
  },

  thanks: {
    title: '谢谢你较真',
    outcome: {
      sound: '你提的这道题看过了：题目和答案没有错，已恢复使用',
      fixed: '你提的这道题确实有问题，已经改好了',
      withdrawn: '你提的这道题确实不合适，已经撤下了',
    } satisfies Record<Outcome, string>,
    note: '题库靠大家一起把关',
    line: {
      sound: '你提的题看过了，没有错，谢谢你较真',
      fixed: '你提的题改好了，谢谢你较真',
      withdrawn: '你提的题撤下了，谢谢你较真',
    } satisfies Record<Outcome, string>,
  },

  flag: {
    title: '这题有问题',
    noted: (stem: string) => `记下了，谢谢你：${stem}`,
    notedPlain: '记下了，谢谢你。想说清楚哪里不对，就回复这张卡片：这题有问题 原因',
    stopped: '好几位同事都提了这道题，已先停用，看过以后告诉你结果',
    before: '你已经提过这道题了，看过以后告诉你结果',
    added: '原因补上了，谢谢你',
    which: '是哪道题？请回复那张题卡：这题有问题 原因',
    answerFirst: '先把题答了，再说哪里不对',
    gone: '找不到这道题了',
    settled: '这道题已经处理过了，谢谢你',
  },
}

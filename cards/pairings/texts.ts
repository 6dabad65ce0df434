/** '11月24日' */
const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

const obstacles = {
  self: '包保人不能是自己',
  'member-left': '这位职工已经离开，不用交接',
  'mentor-left': '新包保人已经离开，请换一位',
  'not-party-member': '新包保人不是党员，包保要由党员来做，请换一位',
  elsewhere: '新包保人不在同一个公司，请换一位',
  already: '本来就由这位包保，不用交接',
  mutual: '两人不能互相包保，请换一位',
  tie: '两人有登记过的利益关系，请换一位',
  boss: '新包保人正是这个班组的班组长或跟班队干，请换一位',
  full: '新包保人名下已到人数上限，请换一位，或请书记按程序批准',
} as const

/** Ties are the secretary's and the administrator's to know: everybody else is told no more than that it does not fit. */
const unsuitable = '两人不适合结成包保，请换一位，或问问书记'

const declines = {
  busy: '忙不过来',
  away: '最近不在岗',
  tie: '有亲属等关系',
  unfamiliar: '不了解情况',
  other: '其他，当面说',
} as const

const endedTitle = {
  done: '包保交接 · 已完成',
  declined: '包保交接 · 没有同意',
  cancelled: '包保交接 · 已撤销',
  expired: '包保交接 · 已过期',
} as const

export const texts = {
  /** @param seesTies whoever may see declared ties is told that one stands in the way */
  obstacle: (why: keyof typeof obstacles, seesTies: boolean) =>
    why === 'tie' && !seesTies ? unsuitable : obstacles[why],
  declines,
  words: { mine: '包保', handOver: '交接', to: '给', everyone: ['全部', '所有', '全体'] },
  because: /[，,；;\s]+(?:因为|原因[是:：]?)\s*/,
  help: {
    mine: '看谁包保我、我包保谁',
    handOver: '换包保人，如“交接 张三 给 李四”，双方点确认才算数',
  },
  person: (p: { name: string; team: string; shift?: string }) =>
    `${p.name}（${[p.team, p.shift].filter((words) => words).join(' · ')}）`,
  between: '、',
  mine: {
    title: '我的包保',
    mentor: (who: string) => `**包保我的** ${who}`,
    noMentor: '**包保我的** 还没有安排，书记会看到并尽快安排',
    deputy: (who: string, from: string, to: string) => `**代包保** ${who}，${dayWords(from)}到${dayWords(to)}`,
    mentees: (n: number, limit: number) => `**我包保的** ${n}/${limit} 人`,
    standingIn: (who: string) => `**我代 ${who} 包保的**`,
    open: (n: number) => `有 ${n} 件交接等双方确认，卡片在下面`,
    privacy: '只有你看得到这张卡片。换包保人发“交接 姓名 给 姓名”',
    plainPrivacy: '只有你看得到这张卡片。有事可以直接找包保你的人',
  },
  handover: {
    title: '包保交接',
    line: (names: readonly string[]) => `包保交接等你确认：${names.join('、')}，发“包保”给我就能看到`,
    summary: (names: string) => `包保交接：${names}`,
    people: (names: string) => `**职工** ${names}`,
    from: (who: string, status: string) => `**现包保人** ${who}　${status}`,
    nobody: '**现包保人** 还没有',
    to: (who: string, status: string) => `**新包保人** ${who}　${status}`,
    load: (load: number, limit: number) => `交接后名下 ${load}/${limit} 人`,
    statuses: { waiting: '待确认', confirmed: '已确认', left: '已离开，不用确认' },
    reason: (words: string) => `**原因** ${words}`,
    proposed: (who: string, deadline: string) => `${who}提出，${dayWords(deadline)}前双方确认才生效，过期作废`,
    confirm: '确认',
    decline: '不同意',
    withdraw: '撤回',
    why: '为什么不同意？点一个就行，会告诉提出的人',
    back: '再想想',
  },
  ended: {
    done: '交接已完成，从今天起由新包保人负责。以前的包保记录都还在',
    declined: (who: string, why: string) => `${who}没有同意：${why}。包保没有变`,
    withdrawn: '提出的人已经撤回，包保没有变',
    changed: '情况已经变了（有人离开，或包保已经另有安排），这次交接作废，包保没有变',
    'not-allowed': '超过人数上限没有批下来，这次交接作废，包保没有变。可以换一位再提',
    expired: '到期没有都确认，这次交接作废，包保没有变。需要的话再提一次',
  },
  endedTitle,
  /** How it ended in one line, for a digest. */
  line: {
    ended: (names: string, how: 'done' | 'declined' | 'cancelled' | 'expired') => `${endedTitle[how]}：${names}`,
  },
  toast: {
    done: '交接已完成',
    waiting: '已记下你的确认，等另一位确认',
    confirmedBefore: '你已经确认过了，等另一位确认',
    blocked: (why: string) => `你的确认已记下，但现在还办不成：${why}`,
    asked: '你的确认已记下。新包保人名下超过了上限，已提请书记、支委批准，批准后生效',
    declined: '已记下，会告诉提出的人',
    askWhy: '点一个原因就行',
    back: '还没有决定，想好了再点',
    withdrawn: '已撤回',
    notYours: '这件事不由你确认',
    ended: {
      done: '这次交接之前已经完成',
      declined: '这次交接已经有人没有同意',
      cancelled: '这次交接已经撤销',
      expired: '这次交接已经过期',
    },
  },
  told: {
    title: '你的包保人换了',
    newTitle: '你有包保人了',
    body: (who: string) => `从今天起由 **${who}** 包保你。安全、学习、家里有难处，都可以直接找`,
    before: (who: string) => `之前是 ${who}，以前的记录都还在`,
    line: (who: string) => `从今天起由 ${who} 包保你，发“包保”可以看`,
    foot: '这是正常的工作调整，不是因为你做错了什么。发“包保”可以随时看',
  },
  said: {
    how: '请这样发：“交接 张三 给 李四”，同名的用工号，原因写在后面，如“交接 0012 给 0003，因为调班”',
    nobody: (who: string) => `没有找到“${who}”，或者不在你的权限里。核对一下姓名或工号`,
    twins: (who: string, list: string) => `有几位“${who}”，请用工号再发一次：\n${list}`,
    twin: (p: { staffNo: string; team: string }) => `${p.staffNo}　${p.team}`,
    refused: (why: string) => `这次交接办不了：${why}`,
    openAlready: '这里面有人已经有一件交接在等确认，先办完或撤回那一件',
    noAccount: (who: string) => `${who}还没有飞书账号，没法在卡片上确认，请管理员先登记账号`,
    several: '这几位现在的包保人不是同一位，请一位一位交接',
    nobodyToHandOver: '你名下现在没有包保的人',
    tooMany: (most: number) => `一次最多交接 ${most} 人`,
    sent: '已发给双方，等确认',
  },
  approval: {
    title: '包保人数超过上限',
    people: (names: readonly string[]) => `交接：${names.join('、')}`,
    load: (who: string, load: number, limit: number) => `${who} 名下交接后 ${load} 人，上限 ${limit} 人`,
  },
  full: {
    title: '包保人数到上限了',
    body: (to: string, load: number, limit: number) =>
      `有一件交接双方都已确认，但 ${to} 名下交接后会有 ${load} 人，上限是 ${limit} 人，没有生效`,
    foot: '请书记换一位包保人，或按程序批准后再办。只发给书记',
  },
} as const

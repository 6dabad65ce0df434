type Choice = 'approve' | 'reject'
type Outcome = 'approved' | 'rejected' | 'cancelled' | 'expired'

/** '2026-03-02 18:00' → '3月2日 18:00' */
const momentWords = (moment: string): string =>
  `${Number(moment.slice(5, 7))}月${Number(moment.slice(8, 10))}日 ${moment.slice(11)}`

const outcomes: Record<Outcome, string> = {
  approved: '已批准',
  rejected: '未批准',
  cancelled: '申请人已撤回',
  expired: '到期没有决定，已失效',
}
const chosen: Record<Choice, string> = { approve: '批准', reject: '不批准' }

export const texts = {
  approve: '批准',
  reject: '不批准',
  recuse: '我要回避',
  cancel: '撤回',
  outcomes,
  requesters: { operator: '系统管理员', system: '系统' } as Readonly<Record<string, string>>,
  /** Somebody who is no longer in the roster's reach. */
  somebody: '一位成员',
  ask: {
    title: (what: string) => `请你决定 · ${what}`,
    again: (what: string) => `还等你决定 · ${what}`,
    requester: (name: string) => `**提出人** ${name}`,
    reason: (reason: string) => `**理由** ${reason}`,
    deadline: (moment: string) => `**截止** ${momentWords(moment)}`,
    alone: '由你一人决定',
    quorum: (needed: number, seats: number) => `${seats} 人可以决定，${needed} 人批准才生效`,
    counted: (approved: number, rejected: number) => `已有 ${approved} 人批准，${rejected} 人不批准`,
    secret: '结果出来之前，谁也看不到票数',
    instead: (name: string) => `${name} 委托你代为决定，这一票记在 ${name} 名下、注明由你代投`,
    reasonHint: {
      both: (n: number) => `写明理由，至少 ${n} 个字`,
      reject: (n: number) => `不批准请写明理由，至少 ${n} 个字`,
    },
    note: '和你有利害关系，请点“我要回避”。点过以后不能更改',
    spoken: (choice: Choice) => `你已表态：**${chosen[choice]}**。结果出来我会在这张卡片上告诉你`,
    spokenBy: (name: string, choice?: Choice) => (choice ? `${name} 已表态：**${chosen[choice]}**` : `${name} 已表态`),
    recused: '你已回避，这件事不用再管',
  },
  outcome: {
    title: (what: string, outcome: Outcome) => `${outcomes[outcome]} · ${what}`,
    counted: (approved: number, rejected: number) => `批准 ${approved} 人，不批准 ${rejected} 人`,
    vote: (v: { name: string; choice: Choice; by?: string; reason: string }) =>
      `${v.name}${v.by ? `（${v.by} 代）` : ''}　${chosen[v.choice]}${v.reason ? `：${v.reason}` : ''}`,
    body: {
      approved: '已经生效，不用再做什么',
      rejected: '没有生效。想再提，先把不批准的理由解决了',
      cancelled: '没有生效，不用再表态',
      expired: '没有生效。还需要的话，请提出人重新提交',
    } satisfies Record<Outcome, string>,
  },
  mine: {
    title: (what: string) => `已提交，等待批准 · ${what}`,
    note: '结果出来我会在单聊里告诉你。不想要了，点“撤回”',
  },
  stuck: {
    title: (what: string) => `批准不了 · ${what}`,
    body: (needed: number) =>
      `有人回避或已不在岗，剩下能决定的人凑不够 ${needed} 人，这件事现在批不下来。请让提出人撤回后重新提交，或者等到截止时间自动失效`,
  },
  /** The same in one line, for a digest. */
  line: {
    ask: (what: string) => `请你决定：${what}。发“待批”就能在卡片上决定`,
    outcome: (what: string, outcome: Outcome) => `${what}：${outcomes[outcome]}`,
    mine: (what: string) => `${what}：已提交，等待批准`,
    stuck: (what: string) => `${what}：能决定的人凑不够，现在批不下来`,
  },
  toast: {
    approve: '已记下：批准',
    reject: '已记下：不批准',
    decided: { approved: '已记下，这件事通过了', rejected: '已记下，这件事没有通过' },
    recused: '已回避，这件事不用再管',
    cancelled: '已撤回',
    ended: (outcome: Outcome) => `${outcomes[outcome]}，不用再点了`,
    reason: (n: number) => `请先写明理由，至少 ${n} 个字`,
    gone: '找不到这件事了',
  },
  refused: {
    own: '这是你自己提出的，不能由你决定',
    voted: '这一票已经投过了，以第一次为准',
    recused: '你已回避，不能再表态',
    'no-seat': '这件事不用你决定',
    'no-longer': '你现在没有决定这件事的权限',
    conflict: '你和这件事有利害关系，不能由你决定',
    'too-many': '你已经代别人投过票了，为了公正，这一票请本人来投',
    'no-delegation': '本人没有委托你，或者委托已经结束，这一票请本人来投',
    'not-yours': '只有提出人能撤回',
    'too-early': '还没有到截止时间',
  },
  open: {
    none: '现在没有等你决定的事',
    more: (n: number) => `还有 ${n} 件等你决定，办完这几件再发“待批”`,
  },
  delegation: {
    given: (name: string, until: string) =>
      `已委托 ${name}，到 ${momentWords(until)} 为止。你自己也还能投，谁先投算谁的。想提前结束，发“结束委托”`,
    taken: (name: string, until: string) =>
      `${name} 委托你代为批准，到 ${momentWords(until)} 为止。要你决定的事，我会发到这里`,
    ended: '委托已结束，以后要批的事只发给你自己',
    endedForTaker: (name: string) => `${name} 的委托已结束，不用再代他决定`,
    none: '你现在没有委托别人',
    how: '没看懂。请这样发：委托 工号 天数，如“委托 0012 7天”，最多 60 天',
    unknown: '支部里没有这个工号，或者他还没有登记飞书账号，请核对后再发',
    self: '不能委托给自己，请换一个工号',
  },
  words: { open: '待批', delegate: '委托', undelegate: '结束委托' },
  help: {
    open: '看等你决定的事',
    delegate: '请假时请人代批，如“委托 0012 7天”',
    undelegate: '提前结束你给出的委托',
  },
}

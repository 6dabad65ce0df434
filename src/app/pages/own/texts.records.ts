import type { ConfirmationKind, Stage } from '../../../domain/confirmations/schema.ts'
import type { Employment } from '../../../domain/people/roles.ts'

const kinds: Record<ConfirmationKind, string> = { study: '学习', family: '亲情', preshift: '岗前', site: '现场' }
const stages: Record<Stage, string> = { learned: '学了', understood: '懂了', done: '做了', confirmed: '确认了' }
const employments: Record<Employment, string> = { regular: '正式', dispatched: '劳务派遣', contracted: '外包' }
const law = '法定安全义务（《安全生产法》要求如实记录教育培训和安全管理情况）'
const work = '人力资源管理必需（《个人信息保护法》第十三条第一款第二项）'
const security = '法定安全义务（《个人信息保护法》第五十一条，保护个人信息的安全）'

/** What stands on the pages about one person's records. */
export const texts = {
  title: '我的记录',
  menu: '记在你名下的一切、谁看过，可以导出、更正',
  intro: '这里是系统记下的关于你的一切。每一类都写明为什么记、依据什么。',
  person: {
    title: '我是谁',
    staffNo: '工号',
    name: '姓名',
    branch: '支部',
    team: '班组',
    post: '岗位',
    employment: '用工形式',
    party: '党员',
    roles: '角色',
    joined: '进入花名册',
    left: '离开',
    account: '飞书账号',
    bound: '已绑定',
    unbound: '没有',
    kind: (employment: Employment) => employments[employment],
    purpose: '认出你是谁，把题、通知和确认送到你手里',
    basis: work,
  },
  why: (purpose: string, basis: string) => `用途：${purpose}。依据：${basis}`,
  all: (n: number) => `全部 ${n} 条`,
  count: (n: number) => `共 ${n} 条`,
  nothing: '还没有这类记录',
  toSheet: '导出表格',
  toJson: '导出 JSON',
  ask: '更正或删除',
  back: '回我的记录',
  file: (name: string, day: string) => `我的记录-${name}-${day}`,
  otherTitle: (name: string) => `${name}的记录`,
  watched: '你看过这份记录，本人在“我的记录”里能看到。',
  consents: {
    title: '我的同意',
    none: '没有需要你单独同意的事项。以后有，会先问你，并记在这里，随时可以撤回。',
  },
  sections: {
    confirmations: {
      title: '确认台账',
      purpose: '证明四个确认做到了哪一步',
      basis: law,
      columns: ['时间', '哪一项', '哪一步', '由谁确认', '补'],
      kind: (kind: ConfirmationKind) => kinds[kind],
      stage: (stage: Stage) => stages[stage],
      self: '本人',
      system: '系统按规则',
      other: '他人',
    },
    roles: {
      title: '角色与任职',
      purpose: '决定你能看什么、办什么',
      basis: work,
      columns: ['是什么', '在哪里', '起', '止'],
      now: '至今',
    },
    views: {
      title: '谁看过我的记录',
      purpose: '让你知道谁看过',
      basis: security,
      columns: ['时间', '谁', '看了什么'],
      what: (what: string) =>
        ({
          'record.view': '我的记录',
          'record.amend': '我的更正或删除申请',
          'pairing.view': '我的包保',
          'gap.view': '我的短板',
          'study.points': '我的知识点',
        })[what] ?? what,
    },
    logins: {
      title: '登录与操作',
      purpose: '出了问题查得清是谁做的',
      basis: security,
      columns: ['时间', '做了什么'],
    },
    messages: {
      title: '发给你的消息',
      purpose: '确认消息送到了，没送到的补送',
      basis: work,
      columns: ['写好', '送到', '状态'],
      states: {
        pending: '等待发送',
        sent: '已送到',
        unknown: '不确定是否送到',
        lost: '没送到',
        expired: '过期未发',
        discarded: '已取消',
        held: '暂停',
      },
    },
  },
}

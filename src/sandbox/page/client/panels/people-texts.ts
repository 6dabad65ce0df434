import { inLanguage } from '../language.ts'
import { en } from './people-texts.en.ts'

const off: Record<string, string> = {
  rest: '休息',
  stop: '停产检修',
  swap: '调休',
  leave: '请假',
  sick: '病假',
  away: '公出',
  unknown: '不清楚',
}

/** The words of the panel «人». */
export const zh = {
  about: '机器人知道的：正在扮演的这个人，和整本花名册',
  nobody: '花名册里没有这个人',
  labels: {
    staffNo: '工号',
    place: '班组、岗位',
    role: '角色',
    mentor: '包保人',
    mentees: '包保',
    now: '现在能不能打扰',
    pushes: '今天的推送',
    waiting: '等着推送',
  },
  place: (team: string, post: string) => [team, post].filter((word) => word !== '').join(' · '),
  worker: '职工',
  none: '无',
  names: (names: readonly string[]) => names.join('、'),
  mentor: (name: string, deputy?: string) => (deputy ? `${name}（今天由${deputy}代）` : name),
  standingIn: (mentor: string, names: string) => `代${mentor}：${names}`,
  open: {
    now: '可以',
    underground: (at: string) => `不可以：在井下，${at} 以后可以`,
    sleep: (at: string) => `不可以：在睡觉，${at} 以后可以`,
    night: (at: string) => `不可以：夜里，${at} 以后可以`,
    leave: (at: string) => (at ? `不可以：请假，${at} 以后可以` : '不可以：请假，不知道到哪天'),
    left: '不可以：已离开',
  },
  pushes: (used: number, most: number) => `${used} 次，一天最多 ${most} 次`,
  muted: (at: string) => `免打扰到 ${at}`,
  because: {
    now: '马上走',
    sleep: '等睡醒',
    underground: '等升井',
    leave: '等销假',
    night: '等天亮',
    mute: '等免打扰结束',
    budget: '今天够数了',
    safety: '安全事项',
  } as Record<string, string>,
  week: '今天和往后六天',
  off,
  shift: (name: string, from: string, to: string) => `${name} ${from}–${to}`,
  meeting: (at: string) => `班前会 ${at}`,
  closed: {
    underground: (from: string, to: string) => `井下 ${from}–${to}`,
    sleep: (from: string, to: string) => `睡觉 ${from}–${to}`,
    leave: () => '全天不打扰',
  } as Record<string, (from: string, to: string) => string>,
  nextDay: (time: string) => `次日 ${time}`,
  dayBefore: (time: string) => `前一天 ${time}`,
  say: '替他说',
  pages: '用他的身份打开网页',
  home: '首页',
  roster: '花名册',
  search: '姓名、班组、班次、包保人',
  count: (n: number) => `${n} 人`,
  noAccount: '无账号',
  mentoredBy: (name: string) => `包保人 ${name}`,
  noneFound: '没有符合的人',
}

/** What people type to the bot; the bot speaks Chinese whatever the page speaks. */
export const typed = ['我的', '我的班', '包保', '我的设置', '制度', '待批'] as const

export const peopleTexts = inLanguage(zh, en as typeof zh)

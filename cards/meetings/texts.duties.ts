import { texts as shared } from './texts.ts'

const { kinds, dayOf } = shared

const every = { month: '每月', quarter: '每季度' } as const

export const texts = {
  kinds,
  stages: {
    soon: '快到期',
    last: '就剩最后两个办公日',
    overdue: '逾期了',
    company: '逾期超过五个办公日',
  },
  title: (kind: keyof typeof kinds, overdue: boolean) => (overdue ? `${kinds[kind]}逾期` : `${kinds[kind]}该开了`),
  due: (f: { branch: string; kind: keyof typeof kinds; every: keyof typeof every; last: string }) =>
    `${f.branch}：${kinds[f.kind]}${every[f.every]}至少一次，这一期还没开，也没安排。最晚 **${dayOf(f.last)}**`,
  overdue: (f: { branch: string; kind: keyof typeof kinds; from: string; to: string }) =>
    `${f.branch}：${dayOf(f.from)}到${dayOf(f.to)}没有${kinds[f.kind]}的记录`,
  how: (url: string) => `[去安排](${url})`,
  honest: '开过没记的，照实补记，台账上会写“补记”和两个时间。没开过的不要补',
  line: (branch: string, kind: keyof typeof kinds, stage: string) => `${branch} ${kinds[kind]}：${stage}`,
  calledOff: {
    title: (kind: keyof typeof kinds) => `${kinds[kind]}取消了`,
    body: (when: string) => `原定 **${when}**，不用来了`,
    line: (kind: keyof typeof kinds, when: string) => `${kinds[kind]}取消了，原定 ${when}`,
  },
} as const

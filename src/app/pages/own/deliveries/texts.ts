import type { LetterState } from '../../../../platform/outbox/schema.ts'

export const states: Record<LetterState, string> = {
  pending: '等待发送',
  sent: '已送到',
  unknown: '不确定',
  lost: '没送到',
  expired: '过期未发',
  discarded: '已作废',
  held: '暂停',
}

const reasons: Record<string, string> = {
  'rate:app': '飞书要求慢一点',
  'rate:recipient': '飞书要求慢一点',
  'recipient-gone': '收件人收不到：不在可用范围、已离职，或机器人不在群里',
  content: '飞书不接受内容',
  app: '应用被飞书拒绝，需要管理员处理',
}

/** What stands on the pages about letters. */
export const texts = {
  title: '消息送达',
  menu: '没送到的、等着发的消息，可以重发或作废',
  intro: '消息的内容不在这里显示，只看送没送到。',
  table: '消息',
  head: ['写好', '发给谁', '状态', '为什么', ''],
  filter: { state: '状态', todo: '要处理的', show: '筛选' },
  states,
  reasons,
  refused: '飞书拒绝了',
  late: '过了有用的时间',
  silent: '发了，但飞书没有明确回答，聊天里也没找到',
  restored: '从备份恢复，等人决定',
  code: (code: number) => `飞书错误码 ${code}`,
  empty: '没有要处理的消息',
  operate: '处理',
  all: '全部消息',
  facts: {
    title: '这条消息',
    to: '发给谁',
    written: '写好',
    state: '状态',
    attempts: '试过几次',
    why: '为什么',
    reference: '编号',
  },
  retry: '重发',
  retrySure: '重发会再送一次。如果上一次其实送到了，对方会收到两条一样的，后一条标着“补发”。',
  discard: '作废',
  discardSure: '作废以后不再发送，找不回来。',
  why: '为什么作废',
  whyHint: '写给以后查的人看，不要写姓名',
  whyNeeded: '请写明为什么作废',
  retried: '已排队重发',
  discarded: '已作废',
  over: '这条消息的状态已经变了，没有再做',
  ended: '这条消息不用再处理',
  unknownRecipient: '名册外',
}

import type { PolicyKey } from '../../../domain/policy/keys.ts'

/** What belongs into a field, where its name does not say it. */
const hints: Partial<Record<PolicyKey, string>> = {
  dailyTime: '24 小时制，如 07:23。避开整点和半点，消息少，容易看到',
  dailyCloseTime: '到这个时间收题，要晚于日日学时间',
  studyDays: '如 1-7、135、周一至周五',
  meetingDays: '如 2,5（周二、周五）',
  examDay: '1 到 28 之间',
  exposureRule: '经民主程序通过的制度的文号',
  exposureRuleDate: '如 2026-03-02',
  mentorLoad: '一名党员最多包保几人，1 到 15',
  leaverRetentionDays: '人离开后资料保留多少天再抹去，30 到 1095',
  adminChat: '以 oc_ 开头；每天的链头存证发到这里',
  meetingAgenda: '一行一项',
  preshiftSteps: '一行一步，顺序和名称由支部定',
  fourStatements: '本支部的“四述”是哪四述',
  bodyMind: '本支部的“12.60”怎么做；没有就空着',
  threeTrainings: '一周三次培训各讲什么',
}

export const texts = {
  title: '支部制度',
  about: '时间、规矩和支部自己写的内容',
  change: '改',
  changeOf: (title: string) => `改“${title}”`,
  now: '现在',
  value: '改成',
  reason: '为什么改',
  reasonHint: '批准的人会看到这句话',
  hint: (key: PolicyKey) => hints[key],
  weighty: '这一项关系到人，提交后先请另一位批准，批准了才生效',
  atOnce: '提交后马上生效，之前的记录仍按当时的规矩算',
  submit: '提交',
  changed: (title: string) => `${title}已改好，马上生效`,
  same: '和现在的一样，没有改',
  stale: '刚被别人改过，请核对现在的值再改',
  asked: '已送去批准，有结果会在飞书里告诉你',
  history: '改动经过',
  historyHead: ['哪一项', '改成', '什么时候', '谁改的', '第几版'],
  byFile: '花名册导入',
  gone: '已离开的人',
  noHistory: '还没有改过，都是出厂的值',
  exposureOptions: [
    ['不具名', '不具名：只报数字'],
    ['本人同意', '本人同意：本人同意才写名字'],
    ['依制度具名', '依制度具名：按支部通过的制度写名字'],
  ],
} as const

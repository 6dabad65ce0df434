/** What a branch may decide for itself, as people call it. Also the columns of the roster file's sheet 支部. */
export const policyTitles = {
  dailyTime: '日日学时间',
  dailyCloseTime: '日日学截止时间',
  studyDays: '学习日',
  meetingTime: '二五会时间',
  meetingDays: '二五会日',
  examDay: '月考日',
  gapClosing: '短板过关条件',
  exposure: '曝光公开',
  exposureRule: '曝光制度文号',
  exposureRuleDate: '曝光制度日期',
  mentorLoad: '包保人数上限',
  leaverRetentionDays: '离开后保留天数',
  adminChat: '管理群 chat_id',
  meetingAgenda: '二五会议程',
  preshiftSteps: '班前会步骤',
  fourStatements: '四述内容',
  bodyMind: '12.60 身心调适',
  threeTrainings: '一周三培内容',
} as const

/** The sheet's header as it is recognised: no blanks, half width, upper case. */
export const policyColumns = {
  ...Object.fromEntries(
    Object.entries(policyTitles).map(([key, title]) => [
      title.replaceAll(' ', '').toUpperCase(),
      key as keyof typeof policyTitles,
    ]),
  ),
} as Readonly<Record<string, keyof typeof policyTitles>>

/** Shipped as examples: a branch writes its own. «12.60» means something else in every mine, so it is left empty. */
export const policyExamples = {
  meetingAgenda:
    '示例：\n1. 点名，通报出勤\n2. 学习上级文件和事故案例\n3. 知识问答\n4. 讲评上一阶段安全情况\n5. 家属讲述（自愿）\n6. 布置下一阶段重点',
  preshiftSteps:
    '示例：\n1. 点名签到\n2. 身心状况确认\n3. 上班次讲评\n4. 学习、案例教育\n5. 安全抽问\n6. 任务、流程、标准\n7. 风险辨识与措施\n8. 三违帮教\n9. 互保联保\n10. 安全宣誓\n11. 整队、集体入井',
  fourStatements: '示例：述职责、述流程标准、述风险隐患、述应急避灾',
  bodyMind: '',
  threeTrainings: '示例：周一 岗位标准，周三 事故案例，周五 应急避灾',
} as const

export const exposureWords = { 不具名: 'unnamed', 本人同意: 'consent', 依制度具名: 'rule' } as const

export const gapClosingWords = { 抽问和现场: 'both', 现场: 'site' } as const

export const policyWords = {
  weekdays: '一二三四五六日',
  sunday: '天',
  fromTo: /[至到~\-—–]/,
  weekWords: /周|星期|礼拜/g,
  between: /[、,，;；/\s]+/,
} as const

export const policyTexts = {
  tooLong: (most: number) => `太长了，最多 ${most} 个字`,
  time: (given: string) => `时间“${given}”不对：请写成 07:30 这样`,
  closeTime: '日日学截止时间要晚于日日学时间',
  days: (given: string) => `“${given}”看不明白：请写成 1-7、135 或 一二三四五`,
  examDay: (given: string) => `月考日“${given}”不对：请填 1 到 28`,
  exposure: (given: string) => `曝光公开“${given}”不认识：只能填 不具名、本人同意、依制度具名`,
  gapClosing: (given: string) => `短板过关条件“${given}”不认识：只能填 抽问和现场、现场`,
  exposureRule: '选“依制度具名”要写明经民主程序通过的制度：补上 曝光制度文号 和 曝光制度日期',
  date: (given: string) => `日期“${given}”不对：请写成 2026-03-02 这样`,
  number: (given: string, least: number, most: number) => `“${given}”不对：请填 ${least} 到 ${most} 之间的整数`,
  chat: (given: string) => `群 chat_id“${given}”不对：应以 oc_ 开头`,
} as const

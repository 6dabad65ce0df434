const kinds = {
  study: '学习',
  review: '今日复习',
  approval: '待办',
  lead: '主持会议',
  exam: '月考',
  duty: '管理事项',
  care: '帮教关怀',
  result: '办理结果',
  seal: '链头存证',
  digest: '汇总',
  'stop-work': '停止作业',
  danger: '险情',
} as const

const waits = {
  now: '马上就发',
  sleep: '等你睡醒',
  underground: '等你升井',
  leave: '等你休假回来',
  night: '等天亮',
  mute: '等免打扰结束',
  budget: '放进下一次汇总',
  turn: '今天的条数满了，明天发',
  safety: '马上就发',
} as const

/** '3月5日 09:12' */
const moment = (at: { day: string; time: string }): string =>
  `${Number(at.day.slice(5, 7))}月${Number(at.day.slice(8, 10))}日 ${at.time}`

const never = '停止作业、险情这两样关系人命，随时都会发'

export const texts = {
  kinds,
  waits,
  moment,
  words: {
    settings: '我的设置',
    settingsToo: ['设置', '提醒设置'],
    mute: '免打扰',
    muteToo: ['勿扰', '请勿打扰', '别打扰'],
    unmute: '取消免打扰',
    unmuteToo: ['恢复打扰', '恢复提醒', '关闭免打扰', '结束免打扰', '解除免打扰'],
  },
  help: {
    settings: '看今天提醒了你几次、为什么，设置免打扰',
    mute: '先别提醒我，如“免打扰 3天”，最多 14 天；“免打扰 取消”就恢复',
  },
  /** How people say for how long. Each unit in hours. */
  grammar: {
    cancel: ['取消', '关闭', '结束', '恢复', '解除', '停止', '关', '停', 'off', '0', '0天', '零天'],
    spans: {
      明天: 24,
      到明天: 24,
      后天: 48,
      到后天: 48,
      大后天: 72,
      到大后天: 72,
      半天: 12,
    } as Readonly<Record<string, number>>,
    digits: { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 } as Readonly<
      Record<string, number>
    >,
    ten: '十',
    half: '半',
    units: {
      天: 24,
      日: 24,
      个天: 24,
      周: 168,
      个周: 168,
      星期: 168,
      个星期: 168,
      礼拜: 168,
      个礼拜: 168,
      小时: 1,
      个小时: 1,
      钟头: 1,
      个钟头: 1,
      d: 24,
      h: 1,
    } as Readonly<Record<string, number>>,
  },
  settings: {
    title: '我的设置',
    used: (used: number, most: number) =>
      used >= most
        ? `**今天的提醒** 用了 ${used}/${most} 条，今天不再主动找你`
        : `**今天的提醒** 用了 ${used}/${most} 条，还剩 ${most - used} 条`,
    line: (p: { time: string; kind: keyof typeof kinds; line: string }) => `${p.time}　${kinds[p.kind]}　${p.line}`,
    others: (n: number) => `还有 ${n} 条`,
    none: '今天还没有主动找过你',
    waiting: (n: number, because: keyof typeof waits) => `**在等的** ${n} 条，${waits[because]}`,
    muted: (until: string) => `**免打扰** 开着，到 ${until}。这之前的提醒到时一起汇总给你`,
    unmuted: '**免打扰** 没开',
    rules: [
      '一天最多主动找你 2 次，多出来的合成一条汇总再给你。你问我、点我，我的回答不算在内',
      '你下井、睡觉、休假的时候不发；还没登记班次的，晚上 21:30 到早上 7:00 不发',
    ],
    exempt: (names: readonly string[]) => `不受上面限制的：${names.join('、')}。关系人命，随时都会发，也不占条数`,
    link: (url: string) => `[在网页里看](${url})`,
    privacy: '只有你看得到这张卡片',
    mute: (days: number) => `免打扰 ${days} 天`,
    unmute: '恢复提醒',
  },
  reviews: {
    now: (n: number) =>
      n === 0 ? '**复习题** 不主动发；想复习时发“今天学什么”' : `**复习题** 一天最多 ${n} 道，合在一张卡片里`,
    choose: (n: number) => (n === 0 ? '不要' : `${n} 道`),
    askSure: (ask: boolean) => (ask ? '答之前问我有没有把握' : '答之前不用问把握'),
    chosen: (n: number) => (n === 0 ? '好，复习题不再主动发' : `好，一天最多 ${n} 道`),
    sure: (ask: boolean) => (ask ? '好，答之前可以先说有没有把握' : '好，不问把握了'),
  },
  muted: {
    title: '免打扰已打开',
    body: (until: string) => `到 **${until}** 之前我不主动找你，这期间的提醒到时一起汇总给你`,
    still: `照常的：你问我、点我，我都会回答；${never}`,
    how: '想提前恢复，发“免打扰 取消”',
  },
  unmuted: {
    title: '提醒已恢复',
    body: '我会照常提醒你，一天最多 2 次。攒下的提醒会合成一条汇总给你',
  },
  tooLong: {
    title: '免打扰最多 14 天',
    body: '时间再长怕误了你的事，这次没有改动。请发“免打扰 14天”，到期还可以再开',
  },
  unclear: {
    title: '没看懂要免打扰多久',
    body: '请这样发：“免打扰”是 1 天，“免打扰 3天”“免打扰 一周”“免打扰 到明天”，最多 14 天；“免打扰 取消”就恢复。这次没有改动',
  },
  toast: {
    muted: (until: string) => `好，${until} 之前不主动找你`,
    unmuted: '好，已经恢复提醒',
    digestGone: '找不到这份汇总了，发“我的设置”看今天的提醒',
    digestShown: '都在这里了',
  },
  digest: {
    title: '攒下的提醒',
    summary: (n: number) => `攒下的 ${n} 条提醒`,
    intro: (n: number) => `这 ${n} 条没有单独打扰你，一起放在这里：`,
    line: (text: string) => `· ${text}`,
    more: (n: number) => `还有 ${n} 条`,
    showMore: (n: number) => `看其余 ${n} 条`,
    note: '想少收或先不收，发“我的设置”',
    asLine: (n: number) => `攒下的 ${n} 条提醒`,
  },
}

const weekdays = '一二三四五六日'

/** '3月2日 周一' */
export const dayWords = (day: string, weekday: number): string =>
  `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 周${weekdays[weekday - 1] ?? ''}`

export const texts = {
  words: { mine: '我的班', mineToo: ['我的班次', '我的排班'], leave: '请假', back: '销假' },
  help: {
    mine: '看自己这七天的班',
    leave: '班组长、管理员给人登记，如“请假 张三 3天”；病假、公出写在后面',
    back: '人提前回来了，如“销假 张三”',
  },
  mine: {
    title: '我的班',
    today: '今天',
    shift: (name: string, start: string, end: string, meeting: string) =>
      `**${name}**　${start}–${end}　班前会 ${meeting}`,
    changed: { swap: '（换班）', extra: '（调班）' },
    off: { rest: '休息', stop: '停产检修，不上班', swap: '调休', leave: '请假', sick: '病假', away: '公出' },
    unknown: '不清楚',
    unknownNote: '你的班次还不清楚，晚上九点半到早上七点不打扰你。请找班组长登记班次',
    quiet: '在井下、睡觉和请假的时候，我不给你发消息。班不对，请找班组长',
  },
  absence: {
    title: { standing: '已登记', cancelled: '已撤回' },
    kinds: { leave: '请假', sick: '病假', away: '公出' },
    line: (who: string, kind: string, first: string, last: string, days: number) =>
      `${who}　${kind}\n**${first}${first === last ? '' : ` 到 ${last}`}**，共 ${days} 天`,
    open: (who: string, kind: string, first: string) => `${who}　${kind}\n**${first} 起**，回来时发“销假”加姓名`,
    note: {
      leave: '这几天不排他的班，也不给他发消息',
      sick: '这几天不排他的班，也不给他发消息',
      away: '这几天不排他的班',
    },
    cancelledNote: '这几天照常排班',
    undo: '撤回',
  },
  said: {
    usage:
      '请这样发：请假 姓名或工号 天数，如“请假 张三 3天”。病假、公出和起始日可以写在后面，如“请假 张三 2天 病假 明天起”',
    days: (most: number) => `天数请写 1 到 ${most} 的整数`,
    twins: (word: string, name: string, people: readonly string[], rest: string) =>
      `有 ${people.length} 位“${name}”，请用工号再发一次，如“${word} ${people[0] ?? ''}${rest === '' ? '' : ` ${rest}`}”：\n${people.join('\n')}`,
    overlaps: (who: string, kind: string, first: string, last: string) =>
      `${who}已经登记过${kind}：${first} 到 ${last}。要改，先发“销假”加姓名`,
    open: '还没有定',
    backUsage: '请这样发：销假 姓名或工号，如“销假 张三”',
    back: (who: string) => `${who}销假了，从今天起照常排班`,
    notAway: (who: string) => `${who}现在没有登记请假`,
  },
  toast: {
    cancelled: '已撤回，这几天照常排班',
    cancelledBefore: '这条已经撤回过了',
  },
}

/** How people write how long, from when, and what for. */
export const leaveWords = {
  kinds: {
    请假: 'leave',
    事假: 'leave',
    年假: 'leave',
    休假: 'leave',
    婚假: 'leave',
    丧假: 'leave',
    产假: 'leave',
    探亲假: 'leave',
    病假: 'sick',
    工伤: 'sick',
    住院: 'sick',
    公出: 'away',
    出差: 'away',
    培训: 'away',
    学习: 'away',
  },
  starts: { 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2 },
  from: /(?:起|开始|从)/g,
  digits: '零一二三四五六七八九十',
  two: '两',
  week: /^(.+?)(?:个)?(?:周|星期|礼拜)$/,
  days: /^(.+?)[天日]$/,
  monthDay: /^(\d{1,2})(?:月|-|\/|\.)(\d{1,2})[日号]?$/,
} as const

export const texts = {
  title: '我的设置',
  menu: { label: '我的设置', about: '今天提醒了几次、为什么，设置免打扰' },
  mute: {
    title: '免打扰',
    on: (until: string) => `开着，到 ${until}。这之前的提醒到时一起汇总给你`,
    off: '没开。打开以后我不主动找你，到时一起汇总给你',
    days: (days: number) => `免打扰 ${days} 天`,
    end: '恢复提醒',
    exempt: (names: readonly string[]) => `${names.join('、')}关系人命，什么时候都会发，也不占条数`,
    muted: (until: string) => `已打开免打扰，到 ${until}`,
    unmuted: '已经恢复提醒',
  },
  reviews: {
    title: '复习题',
    now: (n: number) => (n === 0 ? '不主动发；想复习时发“今天学什么”给机器人' : `一天最多 ${n} 道，合在一张卡片里`),
    choose: (n: number) => (n === 0 ? '不要' : `${n} 道`),
    chosen: (n: number) => (n === 0 ? '复习题不再主动发' : `一天最多 ${n} 道复习题`),
  },
  today: {
    title: '今天',
    used: (used: number, most: number) => `主动找你 ${used}/${most} 条`,
    note: '你问我、点我，我的回答不算在内。你下井、睡觉、休假的时候不发',
  },
  waiting: { title: '在等的', label: '还没有发出的提醒', head: ['什么事', '为什么等'], empty: '没有在等的提醒' },
  past: {
    title: '最近两周',
    label: '最近两周主动告诉你的事',
    head: ['时间', '哪一类', '什么事', '怎么发的'],
    empty: '最近两周没有主动找过你',
    alone: '单独一条',
    together: '放在汇总里',
  },
}

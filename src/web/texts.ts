/** What the parts of every page say by themselves. */
export const texts = {
  brand: '四确认助手',
  skip: '跳到正文',
  menu: '页面',
  home: '首页',
  mine: '我的记录',
  logout: '退出',
  yes: '是',
  no: '否',
  none: '—',
  submit: '提交',
  required: '必填',
  optional: '选填',
  pick: '请选择',
  pager: '翻页',
  newer: '上一页',
  older: '下一页',
  show: '查看',
  /** The heading of a column of links and buttons, which only those hear who cannot see it. */
  act: '操作',
  /** 11月24日 18:05 within the year, 2025-11-24 18:05 before it. */
  moment: (month: number, day: number, time: string) => `${month}月${day}日 ${time}`,
  day: (month: number, day: number) => `${month}月${day}日`,
}

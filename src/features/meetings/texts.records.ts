export const texts = {
  title: '会议出勤',
  purpose: '安全会、培训和组织生活的出勤，没到的好安排补课',
  basis: '履行管理职责（安全培训记录、党内组织生活）',
  columns: ['时间', '什么会', '点名', '改正前', '补课', '补课时间', '我说我到了'],
  guest: '另来的',
  madeUp: { question: '看记录、答题', 'in-person': '当面补' },
  claims: { open: '等核对', granted: '属实，已改', refused: '没有改' },
} as const

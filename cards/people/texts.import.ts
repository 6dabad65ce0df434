type Counts = { added: number; returned: number; changed: number; unchanged: number }

const list = (shown: readonly string[], all: number) =>
  `${shown.join('、')}${all > shown.length ? `……共 ${all} 个` : ''}`

export const texts = {
  word: '导入',
  about: '导入花名册：先发“导入”，再发文件',
  title: '导入花名册',
  ask: '把花名册文件发到这里（题库文件也认得）：xlsx、xls 或 csv，不超过 5 MB。收到后先给你看会改什么，你确认了才写入',
  askWhich: (name: string) => `收到“${name}”。要导入花名册，就发“导入”；不是的话不用理会`,
  onlyTables: '只认 xlsx、xls、csv 三种表格。请把花名册另存为其中一种，再发一次',
  notHere: '这里读不了文件。请在服务器上用命令导入：npm run cli -- people import 文件名',
  tooLarge: '文件超过 5 MB，请拆成几个再发',
  gone: '文件取不到了，可能已经撤回。请再发一次',
  unreadable: (name: string, reason: string) => `读不了“${name}”：${reason}`,

  /** The card that shows what a file would do. */
  subtitle: (name: string, rows: number) => `${name}　${rows} 行`,
  counts: (c: Counts) =>
    [
      `新增 **${c.added}** 人`,
      ...(c.returned > 0 ? [`回来 **${c.returned}** 人`] : []),
      `更新 **${c.changed}** 人`,
      `未变 **${c.unchanged}** 人`,
    ].join('　'),
  nothing: '和现在的花名册一样，没有要改的',
  noAccount: (n: number) => `${n} 人没有飞书账号，按无账号职工登记`,
  changedSince: '花名册在这期间有变动，下面是重新算过的，请再看一遍',
  missing: (shown: readonly string[], all: number) =>
    `**花名册里有、文件里没有 ${all} 人**\n${list(shown, all)}\n他们不会变动。离开的请另行办理`,
  held: (shown: readonly string[], all: number) =>
    `**这些不随文件变**\n${list(shown, all)}\n书记、管理员、审计的任免，你自己的角色和重要制度，要另走审批或由命令行办理`,
  gives: (staffNo: string, role: string) => `${staffNo} 任${role}`,
  takes: (staffNo: string, role: string) => `${staffNo} 免${role}`,
  rule: (branch: string, title: string) => `${branch}的${title}`,
  remarks: (n: number) => `有 ${n} 处提醒，不影响导入，写在随后的表里`,
  expires: (time: string) => `${time} 前有效。不确认就不会写入`,
  confirm: '确认',
  cancel: '取消',

  problemsTitle: '花名册有错，没有改动',
  problems: (n: number) => `共 **${n}** 处。每行的问题写在随后的表的最后一列，改好后再发一次`,
  problem: (p: { column: string; message: string; count: number; rows: readonly number[] }) =>
    `**${p.column || '整张表'}**　${p.count} 处\n第 ${p.rows.join('、')} 行${p.count > p.rows.length ? '等' : ''}：${p.message}`,
  problemOf: (staffNo: string, column: string, message: string) => `工号 ${staffNo}「${column}」：${message}`,
  more: (n: number) => `还有 ${n} 种，看表里最后一列`,

  working: '正在导入，马上好',
  imported: '导入完成',
  cancelled: '已取消，花名册没有改动',
  expired: '已过期，花名册没有改动。要导入就再发一次文件',
  refused: (lines: readonly string[]) =>
    `花名册在这期间有变动，文件对不上了，没有写入：\n${lines.join('\n')}\n请改好后再发一次`,
  toast: {
    working: '收到，正在导入',
    imported: '已经导入过了',
    cancelled: '已取消',
    expired: '已过期，请再发一次文件',
  },
  marked: (name: string) => `${name.replace(/\.\w+$/, '')}-问题.xlsx`,
} as const

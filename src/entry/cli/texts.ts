import { questionTexts } from '../../../cards/import/texts.questions.ts'
import { roleNames } from '../../../cards/shell/texts.roles.ts'
import type { Head } from '../../domain/chain/anchor.ts'
import type { ChainVerdict } from '../../domain/chain/seal.ts'
import type { ListedPerson } from '../../domain/people/list-people.ts'
import type { Role } from '../../domain/people/roles.ts'
import type { QuestionKind } from '../../domain/questions/question.ts'
import type { DeadDelivery } from '../../platform/inbox/operate.ts'

/** Minutes at the mine, for people who read a terminal there. */
const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
  hour12: false,
})

type Counts = { added: number; returned: number; changed: number; unchanged: number }
const counts = (r: Counts) =>
  `新增 ${r.added} 人，${r.returned > 0 ? `回来 ${r.returned} 人，` : ''}更新 ${r.changed} 人，未变 ${r.unchanged} 人`

const kinds: Record<QuestionKind, string> = { single: '单选', multiple: '多选', judge: '判断' }
const books = { confirmations: '确认台账', audit: '审计' } as const
const whyBroken = { changed: '内容被改动', missing: '整行不见了', 'seal-missing': '封印不见了' } as const
const outcomes: Record<string, string> = {
  done: '已执行',
  failed: '执行失败',
  already: '这个时点已经执行过，未重复',
  lost: '已由别的进程接手',
}

export const texts = {
  bot: '四确认助手',
  samples: { roster: '花名册-示例.csv', bank: '题库-示例.csv' },
  failed: (why: string) => `没有完成：${why}`,
  fileUnreadable: (file: string, reason: string) => `读不了 ${file}：${reason}`,
  issue: (i: { sheet: string; row: number; unit?: 'item'; column: string; message: string }) =>
    `${i.sheet} ${questionTexts.place(i.unit, i.row)}${i.column ? `「${i.column}」` : ''}：${i.message}`,
  moreIssues: (n: number) => `……还有 ${n} 条，用 --report 看全部`,
  reportColumn: '问题',
  reported: (path: string) => `每行的问题写在 ${path}`,
  reportUnwritable: (path: string, code: string) => `写不了 ${path}（${code}），请换个位置`,
  place: (at: { sheet: string; row: number; column: number }) => `${at.sheet} 第 ${at.row} 行第 ${at.column} 列：`,
  /** Why a file is not read, by cause; each says what to do. */
  sheets: {
    missing: '没有这个文件，请核对路径',
    kind: '只认 csv、xlsx、xls 三种表格，请另存为其中一种',
    doc: '这是旧的 Word 格式（.doc），请用 Word 或 WPS 另存为 docx',
    empty: '文件是空的',
    fileBytes: '文件超过 5 MB，请拆成几个再导入',
    unpackedBytes: '解压后超过 50 MB，不像正常的表格，没有打开',
    entries: '压缩包里的文件超过 200 个，不像正常的表格，没有打开',
    ratio: '压缩得太厉害，不像正常的表格，没有打开',
    sizes: '实际大小和文件里声明的不一样，没有打开。请用 Excel 或 WPS 重新另存一份',
    names: '压缩包里的文件名不正常，没有打开',
    dtd: '文件里有不该有的声明（DTD），没有打开',
    macros: '文件里有宏，没有打开。请另存为不带宏的 xlsx',
    external: '文件连着外部数据，没有打开。请断开外部链接，另存一份',
    password: '文件有密码，请去掉密码再导入',
    encoding: '认不出文字编码，请另存为 UTF-8 或 xlsx',
    damaged: '文件打不开，可能损坏了。请用 Excel 或 WPS 重新另存一份',
    rows: '超过 20000 行，请拆成几个文件',
    columns: '超过 60 列，请删掉用不到的列',
    cell: '这一格的内容太长（超过 4 KB）',
    characters: '整个文件的文字太多，请拆成几个文件',
    quotes: '引号没有成对，请检查这一行附近的英文双引号',
    memory: '文件太大，读不下，请拆成几个再导入',
    time: '30 秒没有读完，请拆成几个文件',
  },
  people: {
    refused: (n: number) => `有 ${n} 处错误，花名册没有任何改动。改好后再导入一次`,
    imported: (r: Counts) => `导入完成：${counts(r)}`,
    planned: (r: Counts) => `试导入：${counts(r)}；还没有写入`,
    missing: (n: number, first: readonly { staffNo: string; name: string }[]) =>
      `花名册里有、文件里没有的 ${n} 人，没有改动，请看看是不是离开了：${first.map((p) => `${p.staffNo} ${p.name}`).join('、')}${n > first.length ? '……' : ''}`,
    overtaken: '花名册正被别人改动，没有导入。请稍后再试一次',
    noSuchBranch: (name: string) => `没有叫「${name}」的支部，请核对名称`,
    nobody: '花名册里还没有人',
    person: (p: ListedPerson) =>
      `${p.staffNo}  ${p.name}  ${p.branch}  ${p.team}  ${p.post || '—'}  ${p.shift || '—'}  ${p.partyMember ? '党员' : '—'}  ${p.roles.map((r) => roleNames[r]).join('、') || '职工'}  ${p.mentor ? `包保人 ${p.mentor}` : '没有包保人'}${p.hasAccount ? '' : '  没有飞书账号'}${p.left ? '  已离开' : ''}`,
    noAccount: (n: number) => `其中 ${n} 人没有飞书账号，按无账号职工登记`,
    mobilesSkipped: '没有配置飞书应用，手机号暂时用不上；配置后再导入一次即可对上账号',
  },
  leavers: {
    unknown: '花名册里没有这个工号，请核对',
    left: (staffNo: string, due: Date) =>
      `工号 ${staffNo} 已登记离职，权限马上停。资料保留到 ${clock.format(due)}，到期自动删除`,
    notLeft: {
      unknown: '花名册里没有这个工号，请核对',
      'left-before': '这个人已经登记过离职',
      'not-yet': '离职日期还没到。权限要么马上停，要么不停，请到那天再登记',
    },
    back: (staffNo: string) => `工号 ${staffNo} 已恢复在册，删除计划已取消。角色和包保要另外安排`,
    notBack: {
      here: '这个人本来就在册',
      unknown: '花名册里没有这个工号，请核对',
      erased: '这个人的资料已经删除，请用花名册重新导入',
    },
    held: (staffNo: string) => `工号 ${staffNo} 的资料已保全，在解除之前不会删除`,
    released: (staffNo: string) => `工号 ${staffNo} 的保全已解除，删除计划照常`,
    notHeld: '没有改动：这个人没有待删除的资料，或者本来就是这样',
    notErased: {
      unknown: '花名册里没有这个工号，请核对',
      'still-here': '这个人还在册。请先用 people leave 登记离职，再删除',
      held: '资料正在保全，不能删除。争议结束后先用 people hold --release 解除',
      'erased-before': '这个人的资料已经删除过了',
    },
    going: (table: string, how: 'gone' | 'emptied', rows: number) =>
      `${table}：${rows} 行${how === 'gone' ? '删除' : '抹去内容'}`,
    onlyPlanned: '以上是会删除的内容；还没有动。去掉 --dry-run 才真的删除，删了找不回来',
    erased: '已删除。台账和审计里只剩一个认不出人的编号，链仍然完整',
    inUse: '数据库正在被别的进程使用，旧内容可能还留在 WAL 文件里。停掉程序后会自动清掉',
    remote: '远程数据库里的旧页面由数据库服务清理，请按服务商的说明做一次压缩',
  },
  sync: {
    noApp: '没有配置飞书应用，没法对账',
    branch: (name: string, n: number) => (n === 0 ? `${name}：都对得上` : `${name}：${n} 处对不上`),
    line: (kind: string, whom: string) => `  ${kind}  ${whom}`,
    partly: '  飞书没有给看全部通讯录，只对了能看到的部分',
  },
  questions: {
    summary: (r: { file: string; rows: number; accepted: number; fixed: number; doubtful: number; rejected: number }) =>
      `${r.file}：共 ${r.rows} 题，可用 ${r.accepted}（其中自动修正 ${r.fixed}），存疑 ${r.doubtful}，不能用 ${r.rejected}`,
    imported: (r: { added: number; existing: number; contradicting: number }) =>
      `入库 ${r.added} 题，题库里已有 ${r.existing} 题${r.contradicting > 0 ? `，和已有的答案不同 ${r.contradicting} 题：两边都先停用，请到题库页定哪个对` : ''}`,
    exported: (path: string) => `题库写在 ${path}`,
    noBranch: (name: string) => `没有叫「${name}」的支部，请先导入花名册或核对名称`,
    noTable: '没有找到题目。表格要有“题目”和“答案”两列；文字要有选项和“答案：”',
    nothing: '没有可以入库的题，题库没有改动',
    none: '题库里没有这样的题',
    line: (q: { id: string; kind: QuestionKind; subject: string; stem: string; withdrawnAt: Date | null }) =>
      `${q.id}  ${kinds[q.kind]}  ${q.subject || '未分科目'}  ${q.stem.replace(/\s+/g, ' ').slice(0, 40)}${q.withdrawnAt ? '  已撤回' : ''}`,
    withdrawn: (n: number) => `已撤回 ${n} 题。正在答的那一期作废，之前的作答和确认保留`,
    unknown: '没有找到这些题，或已经撤回。编号用 questions list 查',
  },
  jobs: {
    line: (id: string, next: { scope: string; at: Date }[]) =>
      `${id}  ${next.length === 0 ? '目前没有支部需要' : next.map((n) => `${clock.format(n.at)}${n.scope ? ` (${n.scope.slice(0, 8)})` : ''}`).join('；')}`,
    unknown: (id: string) => `没有叫 ${id} 的任务，用 jobs list 看全部`,
    ran: (id: string, scope: string, outcome: string) =>
      `${id}${scope ? ` (${scope.slice(0, 8)})` : ''}：${outcomes[outcome] ?? outcome}`,
    nobody: (id: string) => `${id}：还没有支部需要。先在花名册的“支部”表里写上群 chat_id`,
    failed: '有时点执行失败，原因见日志',
    ticked: (sent: number) => `走完一个时点，发出 ${sent} 封`,
  },
  inbox: {
    none: '没有等人处理的推送',
    line: (d: DeadDelivery) =>
      `${d.eventId}  ${d.type}  收到 ${clock.format(d.receivedAt)}  试过 ${d.attempts} 次，进程中断 ${d.crashes} 次  ${d.lastError ?? ''}`,
    notDead: '这些推送不在等待处理之列，没有重放',
    replayed: (n: number) => `已重放 ${n} 条`,
  },
  outbox: {
    none: '没有这样的信件',
    line: (l: {
      id: string
      key: string
      state: string
      lane: string
      attempts: number
      lastCode: number | null
      writtenAt: Date
    }) =>
      `${l.id}  ${l.state}  ${l.lane}  ${l.key}  ${clock.format(l.writtenAt)}  试过 ${l.attempts} 次${l.lastCode ? `，飞书回 ${l.lastCode}` : ''}`,
    retried: (n: number) => `${n} 封重新排队`,
    discarded: (n: number) => `${n} 封不再发送，原因已留痕`,
    notThere: '这些信件不能这样处理：没有找到，或已经发出',
  },
  backup: {
    made: (file: string, bytes: number) =>
      `备份好了：${file}（${(bytes / 1024 / 1024).toFixed(1)} MB），自检和验链都通过。旁边的 .json 记着链头，请和备份一起另存一份`,
    exists: (file: string) => `${file} 已经有了，请换一个文件名`,
    missing: (file: string) => `缺少 ${file} 或旁边的 ${file}.json`,
    unsound: (what: string) => `这份文件不完整（${what}），没有采用`,
    remote: '数据库在远端服务器上，请用那台服务器自己的备份',
    restored: (into: string, held: number) =>
      `恢复到 ${into}。当时没发出的 ${held} 封先扣着，用 outbox list --state held 看过再 outbox retry 或 discard`,
  },
  audit: {
    sound: (v: Extract<ChainVerdict, { ok: true }>) =>
      `${books[v.book]}：${v.sealed + v.unsealed} 行，链完整${v.unsealed > 0 ? `（其中 ${v.unsealed} 行刚写入，尚未封存）` : ''}，链头 ${v.head.slice(0, 16)}…`,
    anchorLost: (h: Head) => `${books[h.book]}：第 ${h.seq} 行和存在库外的链头对不上，之前的记录被改动或删掉过`,
    headStands: (h: Head) => `${books[h.book]}：第 ${h.seq} 行和给出的链头一致`,
    broken: (v: Extract<ChainVerdict, { ok: false }>) => `${books[v.book]}：第 ${v.seq} 行对不上——${whyBroken[v.why]}`,
  },
  sandbox: {
    rule: { exposureRule: '示例支部〔2026〕1 号', exposureRuleDate: '2026-01-05' },
    roles: (roles: ReadonlySet<Role>) =>
      [...roles]
        .map((r) => roleNames[r])
        .filter((_, i, all) => all.length === 1 || i > 0)
        .join('、'),
    ready: (address: string) => `沙盒已就绪，请在浏览器打开 ${address}`,
    explain: '没有配置 FEISHU_APP_ID，所以运行的是自带飞书模拟器和示例支部的沙盒。',
    adminGroup: '支部管理群',
    rotating: { pattern: '三八制', teams: { 采煤一班: '中班', 采煤二班: '夜班' } as Record<string, string> },
    stop: '按 Ctrl+C 结束，下次启动会接着上次的状态。',
  },
}

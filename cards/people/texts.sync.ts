import type { SyncKind } from './sync.ts'

type Words = { title: string; hint: string }

/** 对账单：花名册和飞书对不上的地方。先说差在哪，再说怎么办。 */
export const syncTexts = {
  title: '花名册和飞书对不上',
  summary: (n: number) => `有 ${n} 处对不上，请看一眼`,
  line: (n: number) => `花名册和飞书有 ${n} 处对不上，在网页“对账”里看`,
  intro: (n: number) => `今天对下来有 **${n}** 处不一样。没有你点头，花名册一个字都不会改`,
  group: (title: string, n: number) => `**${title}**　${n} 处`,
  who: (name: string, staffNo: string) => (staffNo ? `${name}（${staffNo}）` : name),
  renamed: (old: string, name: string, staffNo: string) => `${old}（${staffNo}）→ ${name}`,
  found: (name: string, staffNo: string) => `飞书里的 ${name} → 工号 ${staffNo}`,
  nameless: '没有显示名字的账号',
  more: (n: number) => `还有 ${n} 处`,
  apply: '采纳',
  dismiss: '忽略',
  applied: (n: number) => `已采纳 ${n} 处`,
  dismissed: (n: number) => `已忽略 ${n} 处，没有再变就不再提`,
  settled: (n: number) => `${n} 处已经自己对上了`,
  partly: '飞书没有给看全部通讯录，这次只对了能看到的部分。请管理员在开放平台补上通讯录权限',
  stale: '这张单子已经更新，请看最新的一张',
  botOut: (branch: string) => `我已经不在${branch}的群里了，题目和通知都发不进去。请把我重新拉进群`,
  kinds: {
    'bot-out': { title: '我不在支部群里', hint: '请把机器人拉回群里，题目和通知才发得出去' },
    'account-gone': { title: '飞书账号已停用', hint: '采纳就按离职登记：权限马上停，资料到期删除' },
    returned: { title: '离职的人又回来了', hint: '采纳就恢复在册；角色和包保要另外安排' },
    'account-found': { title: '可能是同一个人', hint: '采纳就把飞书账号绑到这个工号上，请先核对是不是本人' },
    'name-differs': { title: '名字不一样', hint: '采纳就按飞书的名字改' },
    'left-in-group': { title: '离职了还在群里', hint: '请把他们移出群' },
    'stranger-in-group': { title: '群里有花名册外的人', hint: '是本支部的请导入花名册，不是的请移出群' },
    'not-in-group': { title: '在册但不在群里', hint: '请拉他们进群，不然收不到题目' },
    'out-of-range': { title: '机器人看不见的人', hint: '请在开放平台把他们加进应用的可用范围' },
    'new-in-department': { title: '部门里的新人', hint: '请用花名册登记工号和班组' },
  } satisfies Record<SyncKind, Words>,
}

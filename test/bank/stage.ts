import { utils, write } from '@e965/xlsx'
import { eq } from 'drizzle-orm'
import type { MemberId } from '../../src/core/ids.ts'
import type { Role } from '../../src/domain/people/roles.ts'
import { branches, members, roleGrants } from '../../src/domain/people/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { bankDrafts } from '../../src/features/bank/schema.ts'
import { bench, person } from '../bench.ts'

export const start = '2026-03-02T09:00:00+08:00'
export const head = ['题型', '题目', '选项A', '选项B', '选项C', '选项D', '答案', '解析', '依据', '科目', '知识点']

/** One row of a bank, in the order of `head`. */
export const rowOf = (stem: string, answer = 'B', change: Record<string, string> = {}): string[] => {
  const cells: Record<string, string> = {
    ...{ 题型: '单选', 题目: stem, 选项A: '先停电', 选项B: '先撤人', 选项C: '先汇报', 选项D: '先拍照', 答案: answer },
    ...{ 解析: '人命第一。', 依据: '《煤矿安全规程》第一百条', 科目: '通风与瓦斯', ...change },
  }
  return head.map((column) => cells[column] ?? '')
}

export const workbook = (...rows: readonly string[][]) => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, ...rows]), '题库')
  return new Uint8Array(write(book, { bookType: 'xlsx', type: 'buffer' }) as Buffer)
}

const office = person(1, { roles: ['administrator'] })
const secretary = person(2, { roles: ['secretary'] })

/** 1 looks after everything, 2 is the secretary, 3 to 6 are workers. */
export const bankBench = async (options: Parameters<typeof bench>[1] = {}) => {
  const people = [office, secretary, ...[3, 4, 5, 6].map((n) => person(n))]
  const b = await bench(start, { people, ...options })
  const me = b.as(1)
  return {
    ...b,
    me,
    hands: async (bytes: Uint8Array<ArrayBuffer>, name = '通风题库.xlsx', who = me) => {
      const key = b.feishu.upload({ kind: 'file', name, bytes, by: who.openId })
      await who.sends('bot', 'file', { file_key: key, file_name: name })
      await b.settle()
    },
    says: async (text: string, who = me) => {
      await who.says('bot', text)
      await b.settle()
    },
    cards: (who = me) => who.sees('bot').filter((m) => m.sender === 'bot' && m.type === 'interactive'),
    last: (who = me) =>
      who
        .sees('bot')
        .filter((m) => m.sender === 'bot' && m.type === 'interactive')
        .at(-1),
    questions: () => b.world.db.read.select().from(questions),
    drafts: () => b.world.db.read.select().from(bankDrafts),
  }
}

/** Holds a role for the whole company from now on. */
export const forCompany = async (
  b: Pick<Awaited<ReturnType<typeof bench>>, 'world'>,
  n: number,
  role: Role,
): Promise<MemberId> => {
  const { read } = b.world.db
  const staffNo = String(n).padStart(4, '0')
  const [member] = await read.select().from(members).where(eq(members.staffNo, staffNo))
  const [branch] = await read.select().from(branches)
  if (!member || !branch) throw new Error('nobody')
  const grant = { memberId: member.id, role, scopeKind: 'company', scopeId: branch.companyId } as const
  await b.world.db.commit((to) => [
    to.insert(roleGrants).values({ ...grant, since: b.world.clock.now(), grantedBy: 'operator' }),
  ])
  return member.id
}

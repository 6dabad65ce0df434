import { and, eq, isNull } from 'drizzle-orm'
import type { AccountId, BranchId, MemberId, QuestionId } from '../../src/core/ids.ts'
import { attempt } from '../../src/domain/attempts/attempts.ts'
import { openGap } from '../../src/domain/gaps/open.ts'
import { gaps } from '../../src/domain/gaps/schema.ts'
import { gapsOf } from '../../src/domain/gaps/store.ts'
import { branches } from '../../src/domain/people/schema.ts'
import { memberByAccount } from '../../src/domain/people/store.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { installExamples } from '../../src/domain/shifts/patterns.ts'
import { bench, person } from '../bench.ts'
import { aQuestion, lastPrivate, privately, read } from '../study/stage.ts'
import { holdBack } from '../support/hold-back.ts'

export { lastPrivate, privately, read }
export const start = '2026-03-02T09:00:00+08:00'
/** 中班的班前会 13:15，提前 45 分钟。 */
export const beforeShift = '2026-03-02T12:34:00+08:00'
export const point = '敲帮问顶'

/** 1 书记 · 2 包保人 · 3 另一位党员 · 4 采煤一班班组长，中班 · 5、6、7、8 中班职工，2 包保 5、6 · 9 别的班组 · 10 管理员 */
export const people = [
  person(1, { roles: ['secretary'], shift: '', team: '机关', partyMember: true }),
  person(2, { shift: '', team: '机电班', partyMember: true }),
  person(3, { shift: '', team: '机电班', partyMember: true }),
  person(4, { roles: ['team-leader'], shift: '中班' }),
  person(5, { shift: '中班', mentorStaffNo: '0002' }),
  person(6, { shift: '中班', mentorStaffNo: '0002' }),
  person(7, { shift: '中班' }),
  person(8, { shift: '中班' }),
  person(9, { shift: '早班', team: '采煤二班' }),
  person(10, { roles: ['administrator'], shift: '', team: '机关' }),
]

export const question = aQuestion(1, {
  ...{ stem: '敲帮问顶应当由谁来做？', options: ['有经验的老工人', '新工人', '谁有空谁做'], answer: 'A' },
  ...{ explanation: '听声辨险要靠经验。', basis: '作业规程', point },
})

export const gapBench = async (options: NonNullable<Parameters<typeof bench>[1]> = {}) => {
  const b = await bench(start, { people, ...options })
  await b.program.tick()
  await holdBack(b, 'study.review-plan')
  const { db } = b.world
  const [branch] = await db.read.select().from(branches)
  const branchId = branch?.id as BranchId
  await installExamples(b.world, { branchId, by: 'operator' })
  await db.commit((to) => [to.insert(questions).values([question, aQuestion(2, { point: '瓦斯' })])])
  const ids = new Map<number, MemberId>()
  for (let n = 1; n <= 10; n++) {
    const member = await memberByAccount(db, `ou_${String(n).padStart(4, '0')}` as AccountId)
    if (member) ids.set(n, member.id)
  }
  const id = (n: number): MemberId => ids.get(n) as MemberId
  /** Somebody is found to need help with it, as another part of the program finds out. */
  const opens = async (n: number, change: { point?: string; questionId?: QuestionId } = {}) => {
    await db.commit((to) => [
      openGap(to, b.world, { memberId: id(n), point, questionId: question.id, because: 'leech', ...change }),
    ])
    const [row] = await db.read
      .select()
      .from(gaps)
      .where(and(eq(gaps.memberId, id(n)), eq(gaps.point, change.point ?? point), isNull(gaps.closedAt)))
    return row?.id ?? ''
  }
  /** An answer somewhere. */
  const answers = (n: number, ref: string, correct: boolean, at: string) =>
    db.commit((to) => [
      attempt(to, b.world, {
        ...{ source: 'daily', ref, memberId: id(n), questionId: question.id, point, branchId },
        ...{ choice: correct ? 'A' : 'B', correct, answeredAt: new Date(at) },
      }),
    ])
  const gapsNow = (n: number) => gapsOf(db, id(n))
  const say = async (n: number, text: string) => {
    await b.as(n).says('bot', text)
    await b.settle()
    return read(lastPrivate(b, n))
  }
  /** This person's newest card that has such a button. */
  const holding = (n: number, label: string): string => {
    const found = b
      .as(n)
      .sees('bot')
      .findLast((m) => m.sender === 'bot' && m.content.includes(`"content":"${label}"`))
    if (!found) throw new Error(`no card of ${n} has ${label}`)
    return found.messageId
  }
  const click = async (n: number, label: string, message = holding(n, label)) => {
    const result = await b.as(n).clicks(message, label)
    await b.settle()
    return { ...result, message, shows: () => read(b.feishu.message(message)) }
  }
  /** What the mentor fills in: the day, and how it went. */
  const shows = async (n: number, day: string, label: string, message = holding(n, label)) => {
    const result = await b.as(n).fills(message, { day }, label)
    await b.settle()
    return { ...result, message, shows: () => read(b.feishu.message(message)) }
  }
  return { ...b, branchId, id, opens, answers, gapsNow, say, click, shows, holding }
}

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { saidCard } from '../../cards/shell/said.card.ts'
import type { AccountId } from '../../src/core/ids.ts'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { sealBooks } from '../../src/domain/chain/seal.ts'
import { members } from '../../src/domain/people/schema.ts'
import { enqueue } from '../../src/platform/outbox/enqueue.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { bench, person } from '../bench.ts'
import { surfer } from './surfer.ts'

const morning = '2026-11-24T08:00:00+08:00'
/** 1 administers, 2 leads the first team with 3 in it, 4 audits, 5 works in another branch that 6 administers. */
const people = [
  person(1, { roles: ['administrator'], team: '队部' }),
  person(2, { roles: ['team-leader'] }),
  person(3),
  person(4, { roles: ['auditor'], team: '队部' }),
  person(5, { branch: '机电队党支部', team: '机电班' }),
  person(6, { branch: '机电队党支部', team: '队部', roles: ['administrator'] }),
]
const stage = async (expects: string[] = []) => {
  const b = await bench(morning, { people, expects })
  const idOf = async (n: number) => {
    const [row] = await b.world.db.read
      .select({ id: members.id })
      .from(members)
      .where(eq(members.staffNo, String(n).padStart(4, '0')))
    return row?.id ?? ''
  }
  return { b, idOf, as: (n: number) => surfer(b, `ou_${String(n).padStart(4, '0')}`) }
}

test('管得着的人看得到，看过本人就知道；管不着的，和没有这个人一样', async () => {
  const { idOf, as } = await stage()
  const at = `/people/${await idOf(3)}`
  for (const n of [1, 2, 4]) expect((await as(n).opens(at)).words).toContain('职工0003的记录')
  for (const n of [5, 6]) expect((await as(n).opens(at)).status).toBe(404)
  expect((await as(3).opens(`/people/${await idOf(2)}`)).status).toBe(404)
  expect((await as(1).opens('/people/nobody')).status).toBe(404)
  const mine = await as(3).opens('/me/records/views')
  for (const n of [1, 2, 4]) expect(mine.words).toContain(`职工000${n}`)
  for (const n of [5, 6]) expect(mine.words).not.toContain(`职工000${n}`)
})

test('看自己不算被看；别人看不到我的登录和谁看过我', async () => {
  const { idOf, as } = await stage()
  const own = await as(3).opens(`/people/${await idOf(3)}`)
  expect(own.words).toContain('谁看过我的记录')
  expect((await as(3).opens('/me/records/views')).words).toContain('还没有这类记录')
  const theirs = await as(2).opens(`/people/${await idOf(3)}`)
  expect(theirs.words).not.toContain('登录与操作')
  expect(theirs.words).not.toContain('谁看过我的记录')
})

const lose = async (b: Awaited<ReturnType<typeof stage>>['b'], n: number) => {
  const account = `ou_${String(n).padStart(4, '0')}` as AccountId
  const key = `test/lost/${n}`
  await b.world.db.commit((to) => [
    enqueue(to, b.world, { key, lane: 'alert', to: { account }, card: saidCard('给你的话') }),
    to
      .update(letters)
      .set({ state: 'lost', lastCode: 230013, lastError: 'Feishu refused send with 230013' })
      .where(eq(letters.key, key)),
  ])
  const [letter] = await b.world.db.read.select().from(letters).where(eq(letters.key, key))
  return letter?.id ?? ''
}

test('没送到的消息：管理员看得到原因，看不到内容，重发就再送一次', async () => {
  const { b, as } = await stage()
  const id = await lose(b, 3)
  const keeper = as(1)
  const list = await keeper.opens('/deliveries')
  expect(list.words).toContain('收件人收不到')
  expect(list.words).toContain('230013')
  expect(list.words).not.toContain('给你的话')
  expect(list.words).not.toContain('Feishu refused')
  expect((await keeper.opens(`/deliveries/${id}`)).words).toContain('重发')
  expect((await keeper.sends(`/deliveries/${id}/retry`)).words).toContain('已排队重发')
  expect((await keeper.sends(`/deliveries/${id}/retry`)).words).toContain('没有再做')
  await b.settle()
  expect(b.as(3).sees('bot').at(-1)?.content).toContain('给你的话')
  const lines = await b.world.db.read.select().from(auditLines).where(eq(auditLines.action, 'outbox.retried'))
  expect(lines).toHaveLength(1)
})

test('作废要写为什么；别的支部的信，像没有一样；审计只能看', async () => {
  const { b, as } = await stage()
  const [near, far] = [await lose(b, 3), await lose(b, 5)]
  const keeper = as(1)
  await keeper.opens('/deliveries')
  expect((await keeper.sends(`/deliveries/${near}/discard`, { why: '' })).status).toBe(422)
  expect((await keeper.sends(`/deliveries/${near}/discard`, { why: '已当面说' })).words).toContain('已作废')
  expect((await keeper.sends(`/deliveries/${far}/retry`)).status).toBe(404)
  expect((await keeper.opens('/deliveries')).html).not.toContain(far)
  const auditor = as(4)
  expect((await auditor.opens('/deliveries?state=discarded')).words).toContain('已当面说')
  expect((await auditor.opens(`/deliveries/${near}`)).status).toBe(404)
  expect((await as(3).opens('/deliveries')).status).toBe(404)
})

test('重发是要紧的事：登录超过五分钟，先再登录', async () => {
  const { b, as } = await stage()
  const id = await lose(b, 3)
  const keeper = as(1)
  await keeper.opens('/deliveries')
  b.clockTo('2026-11-24T08:06:00+08:00')
  expect((await keeper.raw('/deliveries')).status).toBe(200)
  expect((await keeper.raw(`/deliveries/${id}`)).headers.get('location')).toMatch(/^\/login\?anew&back=/)
  expect((await keeper.sends(`/deliveries/${id}/retry`)).status).toBe(403)
})

test('审计：看得到谁做了什么，能按事和日子筛，验证说完好', async () => {
  const { b, as } = await stage()
  await as(3).opens('/home')
  const reader = as(4)
  const page = await reader.opens('/audit')
  expect(page.words).toContain('职工0003 登录')
  expect(page.words).not.toContain('职工0005')
  expect((await reader.opens('/audit?from=2026-11-25')).words).toContain('没有符合的记录')
  expect((await reader.opens('/audit?action=session.opened&to=2026-11-24')).words).toContain('职工0003')
  await b.program.tick()
  expect((await reader.sends('/audit/verify')).words).toContain('审计完好')
  expect((await as(3).opens('/audit')).status).toBe(404)
})

test('别的支部的人做了什么，本支部的审计看不到', async () => {
  const { as } = await stage()
  await as(5).opens('/home')
  expect((await as(4).opens('/audit')).words).not.toContain('职工0005')
  expect((await as(6).opens('/audit')).words).toContain('职工0005')
})

test('有人绕过程序改了一行审计，验证说出是哪一本的第几行', async () => {
  const { b, as } = await stage(['audit.broken'])
  const reader = as(4)
  await reader.opens('/audit')
  await b.program.tick()
  await sealBooks(b.world.db)
  await b.database.client.execute('DROP TRIGGER audit_lines_never_change')
  await b.database.client.execute("UPDATE audit_lines SET object = 'x' WHERE seq = 1")
  expect((await reader.sends('/audit/verify')).words).toContain('审计第 1 行对不上：内容被改动')
})

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { recordRequests } from '../../src/features/requests/schema.ts'
import { bench, group, person } from '../bench.ts'
import { holdBack } from '../support/hold-back.ts'
import { surfer } from './surfer.ts'

const people = [
  person(1, { roles: ['administrator'], team: '队部' }),
  person(2, { roles: ['administrator'], team: '队部' }),
  person(3),
  person(5, { branch: '机电队党支部', team: '机电班', roles: ['administrator'] }),
]
const stage = async () => {
  const b = await bench('2026-11-24T10:00:00+08:00', { people, policy: { adminChat: group } })
  await b.program.tick()
  await holdBack(b, 'study.meeting-places')
  const heard = (n: number) =>
    b
      .as(n)
      .sees('bot')
      .map((m) => m.content)
      .join('\n')
  return { b, heard, as: (n: number) => surfer(b, `ou_${String(n).padStart(4, '0')}`) }
}
type Stage = Awaited<ReturnType<typeof stage>>

const ask = async ({ b, as }: Stage, n = 3) => {
  const who = as(n)
  const form = await who.opens('/me/requests')
  const once = /name="once" value="([^"]+)"/.exec(form.html)?.[1] ?? ''
  const fields = { kind: 'correct', what: '岗位写错了，我是采煤机司机', once }
  const sent = await who.sends('/me/requests/ask', fields)
  await b.settle()
  const [row] = await b.world.db.read.select().from(recordRequests)
  return { sent, again: () => who.sends('/me/requests/ask', fields), id: row?.id ?? '' }
}

test('申请更正：管理员在单聊里知道有人申请，不知道内容；十五天的期限写在两边', async () => {
  const s = await stage()
  const { sent } = await ask(s)
  expect(sent.words).toContain('申请已提交')
  expect(sent.words).toContain('12月9日')
  for (const keeper of [1, 2]) {
    expect(s.heard(keeper)).toContain('职工0003')
    expect(s.heard(keeper)).toContain('12月9日')
    expect(s.heard(keeper)).not.toContain('采煤机司机')
  }
  expect(s.heard(5)).toBe('')
})

test('同一张表单交两次，是一件申请，管理员也只收到一封', async () => {
  const s = await stage()
  const { again } = await ask(s)
  await again()
  await s.b.settle()
  expect(await s.b.world.db.read.select().from(recordRequests)).toHaveLength(1)
  expect(s.b.as(1).sees('bot')).toHaveLength(1)
  const lines = await s.b.world.db.read.select().from(auditLines).where(eq(auditLines.action, 'requests.asked'))
  expect(lines).toHaveLength(1)
})

test('没选做什么、没写内容，原样退回，写了的还在', async () => {
  const { as } = await stage()
  const li = as(3)
  await li.opens('/me/requests')
  const again = await li.sends('/me/requests/ask', { kind: '', what: '写了的话' })
  expect(again.status).toBe(422)
  expect(again.words).toContain('请选择更正还是删除')
  expect(again.words).toContain('写了的话')
})

test('管理员打开看内容，本人就知道谁看过；答复一次，本人在单聊里看到', async () => {
  const s = await stage()
  const { id } = await ask(s)
  const keeper = s.as(1)
  expect((await keeper.opens('/requests')).html).toContain(`/requests/${id}`)
  expect((await keeper.opens(`/requests/${id}`)).words).toContain('岗位写错了')
  expect((await keeper.sends(`/requests/${id}/answer`, { outcome: 'done', answer: '' })).status).toBe(422)
  expect((await keeper.sends(`/requests/${id}/answer`, { outcome: 'done', answer: '岗位已改' })).words).toContain(
    '答复已发给本人',
  )
  const late = s.as(2)
  await late.opens('/requests')
  expect((await late.sends(`/requests/${id}/answer`, { outcome: 'refused', answer: '不改' })).words).toContain(
    '已经有答复了',
  )
  await s.b.settle()
  expect(s.heard(3)).toContain('岗位已改')
  expect(s.heard(3)).not.toContain('不改')
  const mine = await s.as(3).opens('/me/requests')
  expect(mine.words).toContain('已办')
  expect((await s.as(3).opens('/me/records/views')).words).toContain('职工0001 我的更正或删除申请')
})

test('两个管理员同时答复，只有一个算，本人只收到一封', async () => {
  const s = await stage()
  const { id } = await ask(s)
  const [one, two] = [s.as(1), s.as(2)]
  await one.opens('/requests')
  await two.opens('/requests')
  await Promise.all([
    one.sends(`/requests/${id}/answer`, { outcome: 'done', answer: '甲' }),
    two.sends(`/requests/${id}/answer`, { outcome: 'refused', answer: '乙' }),
  ])
  await s.b.settle()
  expect(s.b.as(3).sees('bot')).toHaveLength(1)
  const lines = await s.b.world.db.read.select().from(auditLines).where(eq(auditLines.action, 'requests.answered'))
  expect(lines).toHaveLength(1)
})

test('自己的申请自己不能答，别的支部的和没有一样', async () => {
  const s = await stage()
  const { id } = await ask(s, 1)
  expect((await s.as(1).opens(`/requests/${id}`)).status).toBe(404)
  expect((await s.as(1).opens('/requests')).html).not.toContain(id)
  expect((await s.as(5).opens(`/requests/${id}`)).status).toBe(404)
  expect((await s.as(3).opens('/requests')).status).toBe(404)
  expect((await s.as(2).opens(`/requests/${id}`)).status).toBe(200)
})

test('到期前三天起每天提醒管理员，过了期说已过，答了就不再提醒', async () => {
  const s = await stage()
  const { id } = await ask(s)
  /** 一天主动找他两次，多出来的第二天汇总：都算说过。 */
  const told = (words: RegExp) =>
    s.b
      .as(1)
      .sees('bot')
      .filter((m) => words.test(m.content)).length
  /** As if it had been asked for earlier. */
  const dueOn = (day: string) =>
    s.b.world.db.commit((to) => [to.update(recordRequests).set({ dueAt: new Date(`${day}T09:00:00+08:00`) })])
  await dueOn('2026-11-28')
  await s.b.at('2026-11-24T12:00:00+08:00')
  expect(told(/申请还没有答复|申请已过期限/)).toBe(0)
  await s.b.at('2026-11-25T12:00:00+08:00')
  await s.b.at('2026-11-26T08:00:00+08:00')
  expect(told(/申请还没有答复/)).toBe(1)
  await dueOn('2026-11-25')
  await s.b.at('2026-11-26T12:00:00+08:00')
  await s.b.at('2026-11-27T08:00:00+08:00')
  expect(told(/申请已过期限/)).toBe(1)
  const keeper = s.as(2)
  await keeper.opens('/requests')
  await keeper.sends(`/requests/${id}/answer`, { outcome: 'refused', answer: '按规定保存' })
  await s.b.at('2026-11-27T12:00:00+08:00')
  await s.b.at('2026-11-28T12:00:00+08:00')
  expect(told(/申请已过期限/)).toBe(1)
})

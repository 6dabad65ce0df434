import { expect, test } from 'vitest'
import { policyOf } from '../../src/domain/policy/policy.ts'
import { policy } from '../../src/features/policy/feature.ts'
import { bench, person } from '../bench.ts'
import { aQuestion, read } from '../study/stage.ts'

const people = [person(1), person(2, { roles: ['secretary'] }), person(3, { roles: ['administrator'] })]
const stage = async () => {
  const b = await bench('2026-03-02T08:00:00+08:00', { people })
  const last = (n: number) => {
    const message = b.as(n).sees('bot').at(-1)
    if (!message) throw new Error('nothing was said')
    return message
  }
  const says = async (n: number, text: string) => {
    await b.as(n).says('bot', text)
    await b.settle()
    return read(last(n))
  }
  const [branch] = await b.world.db.read.select().from((await import('../../src/domain/people/schema.ts')).branches)
  if (!branch) throw new Error('no branch')
  return { ...b, last, says, rules: () => policyOf(b.world.db, branch.id) }
}

test('谁都能看支部的制度；书记改时间，看过再确认，马上生效', async () => {
  const b = await stage()
  expect(await b.says(1, '制度')).toContain('日日学时间　**07:23**')
  expect(await b.says(2, '制度 日日学时间 7:40')).toContain('改成：07:40')
  expect((await b.rules()).dailyTime).toBe('07:23')
  const clicked = await b.as(2).clicks(b.last(2).messageId, '确认')
  expect(clicked.toast).toEqual({ type: 'success', content: '已改好，马上生效' })
  expect((await b.rules()).dailyTime).toBe('07:40')
})

test('职工改不了，也看不到“确认”；看不懂的值和自相矛盾的值，说清为什么', async () => {
  const b = await stage()
  expect(await b.says(1, '制度 日日学时间 7:40')).toContain('没有找到，或者不在你的权限里')
  expect(await b.says(2, '制度 日日学时间 上午')).toContain('请写成 07:30 这样')
  expect(await b.says(2, '制度 日日学时间 21:00')).toContain('日日学截止时间要晚于日日学时间')
  expect(await b.says(2, '制度 曝光公开 依制度具名')).toContain('要写明经民主程序通过的制度')
  expect(await b.says(2, '制度 日学时间 07:40')).toContain('你是不是想说“日日学时间”')
  expect(await b.says(2, '制度 日日学时间 07:23')).toContain('不用改')
})

test('两个人同时改一项，只有先确认的算数；连点两次只改一次；别人的提议点不动', async () => {
  const b = await stage()
  await b.says(2, '制度 日日学时间 07:40')
  await b.says(3, '制度 日日学时间 07:50')
  const [of2, of3] = [b.last(2).messageId, b.last(3).messageId]
  const twice = await Promise.all([b.as(2).clicks(of2, '确认'), b.as(2).clicks(of2, '确认')])
  expect(twice.map((t) => t.toast?.type)).toEqual(['success', 'success'])
  expect((await b.as(3).clicks(of3, '确认')).toast?.content).toContain('刚被别人改过')
  expect((await b.rules()).dailyTime).toBe('07:40')
})

test('先不改就是不改，之后再点确认也不算', async () => {
  const b = await stage()
  await b.says(2, '制度 月考日 20')
  const id = b.last(2).messageId
  expect((await b.as(2).clicks(id, '先不改')).toast?.content).toBe('没有改')
  expect((await b.rules()).examDay).toBe('25')
})

test('关系到人的制度：书记提，支委批准了才生效；自己批不了自己的', async () => {
  const b = await stage()
  await b.says(2, '制度 包保人数上限 5')
  expect(read(b.last(2))).toContain('先请另一位批准')
  expect((await b.as(2).clicks(b.last(2).messageId, '确认')).toast?.content).toContain('已送去批准')
  await b.settle()
  expect((await b.rules()).mentorLoad).toBe('7')
  const asked = b.last(3)
  expect(read(asked)).toContain('改成：5 人')
  expect((await b.as(3).clicks(asked.messageId, '批准')).toast?.type).toBe('success')
  await b.settle()
  expect((await b.rules()).mentorLoad).toBe('5')
})

test('批准的时候这一项已经被别人改过：没有生效，并且说出来', async () => {
  const b = await stage()
  await b.says(2, '制度 包保人数上限 5')
  await b.as(2).clicks(b.last(2).messageId, '确认')
  await b.says(3, '制度 包保人数上限 6')
  await b.as(3).clicks(b.last(3).messageId, '确认')
  await b.settle()
  const toThree = b
    .as(3)
    .sees('bot')
    .filter((m) => read(m).includes('改成：5 人'))
    .at(-1)
  const toTwo = b
    .as(2)
    .sees('bot')
    .filter((m) => read(m).includes('改成：6 人'))
    .at(-1)
  await b.as(3).clicks(toThree?.messageId ?? '', '批准')
  await b.as(2).clicks(toTwo?.messageId ?? '', '批准')
  await b.settle()
  expect((await b.rules()).mentorLoad).toBe('5')
  expect(b.as(3).sees('bot').map(read).join()).toContain('又被别人改过，所以没有生效')
})

test('两部手机，一边“确认”一边“先不改”：只有一样算数，卡片说的和库里的一样', async () => {
  for (const first of ['确认', '先不改']) {
    const b = await stage()
    await b.says(2, '制度 月考日 20')
    const id = b.last(2).messageId
    const other = first === '确认' ? '先不改' : '确认'
    const said = await Promise.all([b.as(2).clicks(id, first), b.as(2).clicks(id, other)])
    const changed = (await b.rules()).examDay === '20'
    const words = said.map((s) => s.toast?.content)
    expect(words).toEqual(changed ? ['已改好，马上生效', '已改好，马上生效'] : ['没有改', '没有改'])
  }
})

test('别人的提议，就算知道编号也点不动；改的人是谁，记的就是谁', async () => {
  const b = await stage()
  await b.says(2, '制度 月考日 20')
  const card = b.last(2)
  const payload = JSON.parse(card.content).body.elements.at(-2).columns[0].elements[0].behaviors[0].value
  const forged = { eventId: 'forged', account: 'ou_0003', messageId: card.messageId, chatId: card.chatId }
  const onConfirm = policy.clicks?.find((c) => c.action.name === payload.a)
  const answer = await onConfirm?.run(b.world, { ...forged, payload: payload.p, keep: () => [] } as never)
  expect(answer?.toast.content).toBe('没有找到，或者不在你的权限里')
  expect((await b.rules()).examDay).toBe('25')
})

test('每一期题、每一件审批、每一行台账，都记着当时是第几版制度', async () => {
  const b = await stage()
  const { dailyRounds } = await import('../../src/features/study/daily/schema.ts')
  const { approvals } = await import('../../src/domain/approvals/schema.ts')
  const { confirmations } = await import('../../src/domain/confirmations/schema.ts')
  const { questions } = await import('../../src/domain/questions/schema.ts')
  await b.world.db.commit((to) => [to.insert(questions).values(aQuestion(1))])
  await b.program.tick()
  await b.says(2, '制度 月考日 20')
  await b.as(2).clicks(b.last(2).messageId, '确认')
  await b.says(2, '制度 包保人数上限 5')
  await b.as(2).clicks(b.last(2).messageId, '确认')
  await b.at('2026-03-03T07:23:00+08:00')
  await b.as(1).says('bot', 'B')
  await b.settle()
  const { read: db } = b.world.db
  expect((await db.select().from(approvals)).map((a) => a.policyRevision)).toEqual([1])
  expect((await db.select().from(dailyRounds)).map((r) => r.policyRevision)).toEqual([1])
  expect(new Set((await db.select().from(confirmations)).map((c) => c.policyRevision))).toEqual(new Set([1]))
})

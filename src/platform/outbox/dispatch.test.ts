import { afterEach, beforeEach, expect, test } from 'vitest'
import { group, outboxBench, person } from '../../../test/support/outbox.ts'
import type { ChatId, MessageId } from '../../core/ids.ts'
import { drainOnce, drainUntilIdle } from './drain.ts'

let b: Awaited<ReturnType<typeof outboxBench>>
beforeEach(async () => {
  b = await outboxBench()
})
afterEach(() => b.close())

const idle = () => drainUntilIdle(b.world, b.moveTo)
/** The first `times` requests of this kind go wrong this way. */
const first = (times: number, fault: ReturnType<typeof b.faults.of>, of: (to: string) => boolean = () => true) => {
  let left = times
  b.faults.of = (ask) => (ask.endpoint !== 'read' && of(ask.to) && left-- > 0 ? fault : undefined)
}

test('入队一次，发出一条，记下消息和单聊', async () => {
  await b.write({ key: 'study/a', to: person(1) })
  await b.write({ key: 'study/a', to: person(1) })
  expect(await idle()).toBe(1)
  expect(b.shown).toHaveLength(1)
  expect(await b.letter('study/a')).toMatchObject({
    state: 'sent',
    messageId: 'om_1',
    chatId: 'oc_p2p_ou_1',
    sentAt: new Date('2026-03-02T01:00:00Z'),
    claimedBy: null,
  })
  expect(b.lines.filter((l) => l.event === 'outbox.sent').map((l) => l.fields)).toEqual([
    { key: 'study/a', lane: 'approval', kind: 'send', ms: expect.any(Number) },
  ])
})

test('发出去了却没收到回答：同一个 uuid 再来，仍是一条', async () => {
  first(3, 'lost-answer')
  await b.write({ key: 'study/a', to: person(1) })
  expect(await idle()).toBe(1)
  expect(b.asked).toHaveLength(4)
  expect(b.shown).toHaveLength(1)
  expect(await b.letter('study/a')).toMatchObject({ state: 'sent', attempts: 3 })
})

test('频控给出等待时间：全部停下，到点再发，不算次数', async () => {
  first(1, { code: 99991400, resetSeconds: 20 })
  for (let i = 0; i < 12; i++) await b.write({ key: `study/${i}`, to: person(i), lane: 'broadcast' })
  const start = b.world.clock.now().getTime()
  await drainOnce(b.world, 100)
  const asked = b.asked.length
  b.wait(19_999)
  // The same process remembers the freeze; the letter itself remembers it for every other process.
  expect(await b.letter('study/0')).toMatchObject({ attempts: 0, waits: 1, state: 'pending', ambiguousSince: null })
  expect(asked).toBeLessThanOrEqual(4)
  await idle()
  expect(b.shown).toHaveLength(12)
  expect((await b.letter('study/0'))?.sentAt?.getTime()).toBeGreaterThanOrEqual(start + 20_000)
})

test('同一个群被限频，只停这个群，别人照发', async () => {
  first(1, { code: 230020 }, (to) => to === 'oc_1')
  await b.write({ key: 'a', to: group(1) })
  await b.write({ key: 'b', to: group(1) })
  await b.write({ key: 'c', to: group(2) })
  await drainOnce(b.world, 100)
  expect(b.titles()).toEqual(['c'])
  await idle()
  expect(b.titles()).toEqual(['c', 'a', 'b'])
})

test('人已离职：立刻作罢，后面的照发', async () => {
  first(1, { code: 230029 })
  await b.write({ key: 'a', to: person(1) })
  await b.write({ key: 'b', to: person(1) })
  await idle()
  expect(await b.letter('a')).toMatchObject({ state: 'lost', lastCode: 230029, ambiguousSince: null })
  expect(b.titles()).toEqual(['b'])
})

test('同一个人收到的顺序就是写下的顺序，重试也不乱', async () => {
  let n = 0
  b.faults.of = () => (['cut', 'lost-answer', { code: 230020 }, undefined] as const)[n++ % 4]
  for (let i = 0; i < 8; i++) {
    await b.write({ key: `a${i}`, to: group(1) })
    await b.write({ key: `b${i}`, to: person(1) })
  }
  await idle()
  const of = (to: string) => b.shown.filter((m) => m.to === to).map((m) => JSON.parse(m.content).header.title.content)
  expect(of('oc_1')).toEqual(['a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'])
  expect(of('ou_1')).toEqual(['b0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7'])
})

test('以后才到点的信不挡后面的', async () => {
  await b.write({ key: 'later', to: group(1), dueAt: new Date('2026-03-02T12:00:00+08:00') })
  await b.write({ key: 'now', to: group(1) })
  const { waiting } = await drainOnce(b.world, 10)
  expect(b.titles()).toEqual(['now'])
  expect(waiting).toEqual(new Date('2026-03-02T12:00:00+08:00'))
})

test('过了时间的信不再发，并说明原因', async () => {
  await b.write({ key: 'a', to: group(1), expiresAt: new Date('2026-03-02T09:00:00+08:00') })
  await idle()
  expect(b.asked).toEqual([])
  expect(await b.letter('a')).toMatchObject({ state: 'expired', lastError: 'past its time' })
})

test('应用被停用：信都留着，五分钟探一次，恢复后全部送达', async () => {
  let broken = true
  b.faults.of = () => (broken ? { code: 99991662 } : undefined)
  for (let i = 0; i < 20; i++) await b.write({ key: `a${i}`, to: person(i) })
  await drainUntilIdle(b.world, (to) => {
    if (to > new Date('2026-03-02T09:17:00+08:00')) broken = false
    b.moveTo(to)
  })
  expect(b.shown).toHaveLength(20)
  const early = b.asked.filter((a) => a.at < new Date('2026-03-02T09:04:59+08:00').getTime())
  expect(early.length).toBeLessThanOrEqual(6)
  expect(b.asked.length - early.length).toBeLessThanOrEqual(20 + 4)
  expect((await b.letters()).every((l) => l.attempts === 0)).toBe(true)
  expect(b.lines.some((l) => l.level === 'error' && l.fields.fate === 'app')).toBe(true)
})

test('只有这一封被当作应用的错：别人都通，就让它作罢', async () => {
  b.faults.of = ({ to }) => (to === 'ou_odd' ? { code: 230006 } : undefined)
  await b.write({ key: 'odd', to: person('odd') })
  for (let i = 0; i < 5; i++)
    await b.write({ key: `a${i}`, to: person(i), dueAt: new Date('2026-03-02T09:01:00+08:00') })
  await idle()
  expect(b.shown).toHaveLength(5)
  expect(await b.letter('odd')).toMatchObject({ state: 'lost', lastCode: 230006 })
})

test('连不上飞书：不算可能已发，不逐封去碰，连上后全部送达一次', async () => {
  let down = true
  b.faults.of = () => (down ? 'unreachable' : undefined)
  for (let i = 0; i < 30; i++) await b.write({ key: `a${i}`, to: person(i) })
  await drainUntilIdle(b.world, (to) => {
    if (to > new Date('2026-03-02T11:00:00+08:00')) down = false
    b.moveTo(to)
  })
  expect(b.shown).toHaveLength(30)
  expect((await b.letters()).map((l) => l.state)).toEqual(Array(30).fill('sent'))
})

test('没见过的错误码：试三次，作罢，并报“新码”', async () => {
  b.faults.of = () => ({ code: 777 })
  await b.write({ key: 'a', to: person(1) })
  await idle()
  expect(b.asked).toHaveLength(3)
  expect(await b.letter('a')).toMatchObject({ state: 'lost', lastCode: 777, attempts: 3 })
  expect(b.lines.filter((l) => l.level === 'error').map((l) => l.fields.fate)).toEqual(Array(3).fill('unknown-code'))
})

test('表情被拒只丢这个表情，谁也不停', async () => {
  for (const code of [99991672, 99991201, 230002, 777]) {
    b.faults.of = ({ endpoint }) => (endpoint === 'react' ? { code } : undefined)
    await b.react(`react/${code}`, 'oc_1', `om_${code}`)
    await b.write({ key: `a/${code}`, to: group(1) })
    await idle()
    expect(await b.letter(`react/${code}`)).toMatchObject({ state: 'lost', lastCode: code })
  }
  expect(b.shown).toHaveLength(4)
  expect(b.asked.filter((a) => a.endpoint === 'react')).toHaveLength(4)
  expect(b.world.clock.now().getTime() - new Date('2026-03-02T09:00:00+08:00').getTime()).toBeLessThan(5_000)
})

test('表情没有回答：试三次就算了', async () => {
  b.faults.of = () => 'cut'
  await b.react('r', 'oc_1', 'om_1')
  await idle()
  expect(b.asked).toHaveLength(3)
  expect(await b.letter('r')).toMatchObject({ state: 'lost' })
})

test('群发一千封时，回复不等', async () => {
  for (let i = 0; i < 1_000; i++) await b.write({ key: `all/${i}`, to: person(i), lane: 'broadcast' })
  let asked = 0
  const waits: number[] = []
  const written = new Map<string, number>()
  await drainUntilIdle(b.world, async (to) => {
    b.moveTo(to)
    if (b.shown.length > asked * 50 && asked < 15) {
      const key = `reply/${asked++}`
      written.set(key, to.getTime())
      await b.write({ key, to: { chat: `oc_${asked}` as ChatId, replyTo: `om_x${asked}` as MessageId }, lane: 'reply' })
    }
  })
  for (const letter of await b.letters())
    if (letter.lane === 'reply') waits.push(Number(letter.sentAt) - (written.get(letter.key) ?? 0))
  expect(waits).toHaveLength(15)
  expect(Math.max(...waits)).toBeLessThanOrEqual(1_000)
  expect(b.shown).toHaveLength(1_015)
})

/** Mulberry32: the same seed, the same bad day. */
const dice = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

test.each([1, 2, 3])('四成请求出各种事（种子 %i）：六百封不丢、不重、不乱', async (seed) => {
  const roll = dice(seed)
  const bad = [
    ...(['lost-answer', 'cut', 'unreachable'] as const),
    ...[{ code: 99991400, resetSeconds: 1 }, { code: 230020 }, { code: 230049 }, { code: 1500 }, { code: 11232 }],
  ]
  b.faults.of = () => (roll() < 0.4 ? bad[Math.floor(roll() * bad.length)] : undefined)
  await b.world.db.commit((to) => {
    const [one, ...more] = Array.from({ length: 600 }, (_, i) => b.writing(to, { key: `k${i}`, to: group(i % 60) }))
    return [one ?? b.writing(to, { key: 'k', to: group(0) }), ...more]
  })
  await idle()
  expect(new Set((await b.letters()).map((l) => l.state))).toEqual(new Set(['sent']))
  expect(b.shown).toHaveLength(600)
  for (let g = 0; g < 60; g++) {
    const keys = b.shown.filter((m) => m.to === `oc_${g}`).map((m) => JSON.parse(m.content).header.title.content)
    expect(keys).toEqual(Array.from({ length: 10 }, (_, i) => `k${g + 60 * i}`))
  }
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { group, outboxBench } from '../../../test/support/outbox.ts'
import type { ChatId, FileKey } from '../../core/ids.ts'
import { drainOnce, drainUntilIdle } from './drain.ts'
import { enqueue } from './enqueue.ts'
import { refOf } from './ref.ts'

let b: Awaited<ReturnType<typeof outboxBench>>
beforeEach(async () => {
  b = await outboxBench()
})
afterEach(() => b.close())

const idle = () => drainUntilIdle(b.world, b.moveTo)
const minutes = 60_000
test('五十五分钟仍无答复：到群里找到自己的编号，就算已发', async () => {
  b.faults.of = ({ endpoint }) => (endpoint === 'send' ? 'lost-answer' : undefined)
  await b.write({ key: 'a', to: group(1) })
  await idle()
  expect(b.shown).toHaveLength(1)
  expect(await b.letter('a')).toMatchObject({
    state: 'sent',
    messageId: 'om_1',
    chatId: 'oc_1',
    sentAt: b.shown[0]?.at,
  })
  const sends = b.asked.filter((a) => a.endpoint === 'send')
  expect(Math.max(...sends.map((a) => a.at)) - (sends[0]?.at ?? 0)).toBeLessThan(55 * minutes)
})

test('文件没有卡片脚注：五十五分钟后凭它自己的钥匙在单聊里找到；找不到不补发第二份', async () => {
  b.faults.of = ({ endpoint }) => (endpoint === 'send' ? 'lost-answer' : undefined)
  const { alert, file } = { alert: 'alert' as const, file: 'file_v3_1' as FileKey }
  await b.world.db.commit((to) => [enqueue(to, b.world, { key: 'f', lane: alert, to: group(1), file })])
  await idle()
  expect(b.shown.map((m) => m.content)).toEqual(['{"file_key":"file_v3_1"}'])
  expect(await b.letter('f')).toMatchObject({ state: 'sent', type: 'file', messageId: 'om_1' })

  b.faults.of = ({ endpoint }) => (endpoint === 'send' ? 'cut' : undefined)
  await b.world.db.commit((to) => [
    enqueue(to, b.world, { key: 'g', lane: alert, to: group(1), file: 'file_v3_2' as FileKey }),
  ])
  await idle()
  expect(await b.letter('g')).toMatchObject({ state: 'unknown', lastError: 'not found in the chat' })
  expect(await b.letter('g/again')).toBeUndefined()
})

test('五十五分钟仍无答复、群里也没有：留给人处理，不自作主张', async () => {
  b.faults.of = ({ endpoint }) => (endpoint === 'send' ? 'cut' : undefined)
  await b.write({ key: 'a', to: group(1) })
  await idle()
  expect(await b.letter('a')).toMatchObject({ state: 'unknown', lastError: 'not found in the chat' })
  expect(b.lines.at(-1)).toMatchObject({ level: 'warn', event: 'outbox.unknown', fields: { key: 'a' } })
})

test('警报查不到下落：换新编号补发一次，只补一次', async () => {
  b.faults.of = ({ endpoint }) => (endpoint === 'send' ? 'cut' : undefined)
  await b.write({ key: 'site/stop', to: group(1), lane: 'alert' })
  const { at, ref } = { at: new Date('2026-03-02T09:58:00+08:00'), ref: refOf('site/stop/again') }
  await drainUntilIdle(b.world, (to) => {
    if (to > at) b.faults.of = () => undefined
    b.moveTo(to)
  })
  expect(await b.letter('site/stop')).toMatchObject({ state: 'unknown' })
  expect(await b.letter('site/stop/again')).toMatchObject({ state: 'sent', lane: 'alert', ref })
  expect(b.titles()).toEqual(['「补发」site/stop'])
  expect(b.shown[0]?.content.match(/№ \w+/g)).toEqual([`№ ${ref}`])
})

test('查记录时飞书也不通：等它通了再查', async () => {
  b.faults.of = ({ endpoint }) => (endpoint === 'send' ? 'lost-answer' : 'cut')
  await b.write({ key: 'a', to: group(1) })
  await drainUntilIdle(b.world, (to) => {
    if (to > new Date('2026-03-02T12:00:00+08:00')) b.faults.of = () => undefined
    b.moveTo(to)
  })
  expect(await b.letter('a')).toMatchObject({ state: 'sent', messageId: 'om_1' })
  expect(b.shown).toHaveLength(1)
})

test('进程死在发送途中：下一个进程用同一个 uuid 接着发，并记得第一次的时间', async () => {
  await b.write({ key: 'a', to: group(1) })
  const { newSender } = await import('./sender.ts')
  const { claimLetters } = await import('./claim.ts')
  const [row] = await b.letters()
  await claimLetters(b.world, newSender('dead'), [row?.seq ?? 0])
  await b.feishu.send({ chat: 'oc_1' as ChatId }, { type: 'interactive', content: row?.content ?? '' }, row?.uuid ?? '')
  expect(await b.letter('a')).toMatchObject({ claimedBy: 'dead', ambiguousSince: b.world.clock.now() })

  b.wait(6_000)
  expect(await drainOnce(b.world, 10)).toMatchObject({ sent: 1 })
  expect(b.shown).toHaveLength(1)
})

test('进程死后过了五十五分钟才有人接手：先查记录，不再盲发', async () => {
  await b.write({ key: 'a', to: group(1) })
  const { newSender } = await import('./sender.ts')
  const { claimLetters } = await import('./claim.ts')
  await claimLetters(b.world, newSender('dead'), [1])
  b.wait(61 * minutes)
  await idle()
  expect(b.asked.map((a) => a.endpoint)).toEqual(['read'])
  expect(await b.letter('a')).toMatchObject({ state: 'unknown' })
})

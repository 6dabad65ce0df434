import { afterEach, beforeEach, expect, test } from 'vitest'
import { group, outboxBench } from '../../../test/support/outbox.ts'
import { drainOnce, drainUntilIdle } from './drain.ts'

let b: Awaited<ReturnType<typeof outboxBench>>
beforeEach(async () => {
  b = await outboxBench()
})
afterEach(() => b.close())

const idle = () => drainUntilIdle(b.world, b.moveTo)
const drawn = () => b.asked.filter((a) => a.endpoint === 'redraw').length

test('两秒内的许多改动只画一次，画的是最新的', async () => {
  await b.write({ key: 'card', to: group(1) })
  await idle()
  for (let i = 1; i <= 20; i++) {
    await b.redraw('card', `已答 ${i}`, 2_000)
    b.wait(50)
  }
  await idle()
  expect(drawn()).toBe(1)
  expect(b.titles()).toEqual(['已答 20'])
  expect(b.world.clock.now()).toEqual(new Date('2026-03-02T01:00:02Z'))
})

test('卡片还没发出，改动等它发出以后再画', async () => {
  await b.write({ key: 'card', to: group(1), dueAt: new Date('2026-03-02T10:00:00+08:00') })
  await b.redraw('card', '新样子')
  await drainOnce(b.world, 10)
  expect(b.asked).toEqual([])
  await idle()
  expect(b.asked.map((a) => a.endpoint)).toEqual(['send', 'redraw'])
  expect(b.titles()).toEqual(['新样子'])
})

test('正在画的时候又有改动，就再画一次', async () => {
  await b.write({ key: 'card', to: group(1) })
  await idle()
  await b.redraw('card', '一')
  let once = true
  b.faults.delay = async () => {
    if (!once) return
    once = false
    await b.redraw('card', '二')
  }
  await idle()
  expect(drawn()).toBe(2)
  expect(b.titles()).toEqual(['二'])
})

test('画不上就再画：无回答、限频、正被点击', async () => {
  await b.write({ key: 'card', to: group(1) })
  await idle()
  const faults = ['cut', { code: 230020 }, { code: 230099, subCode: 11310 }, 'lost-answer'] as const
  let n = 0
  b.faults.of = () => faults[n++]
  await b.redraw('card', '终于')
  await idle()
  expect(drawn()).toBe(5)
  expect(b.titles()).toEqual(['终于'])
  expect((await b.redraws())[0]).toMatchObject({ wanted: 1, drawn: 1, attempts: 0, lostBecause: null })
})

test('消息已撤回或太旧：不再画', async () => {
  await b.write({ key: 'card', to: group(1) })
  await idle()
  b.faults.of = () => ({ code: 230031 })
  await b.redraw('card', '一')
  await idle()
  await b.redraw('card', '二')
  await idle()
  expect(drawn()).toBe(1)
  expect((await b.redraws())[0]).toMatchObject({ lostBecause: 'update-only', lastCode: 230031 })
})

test('这一版内容不被接受，下一版照画', async () => {
  await b.write({ key: 'card', to: group(1) })
  await idle()
  b.faults.of = () => ({ code: 230099 })
  await b.redraw('card', '坏的')
  await idle()
  b.faults.of = () => undefined
  await b.redraw('card', '好的')
  await idle()
  expect(b.titles()).toEqual(['好的'])
  expect(b.lines.filter((l) => l.level === 'error').map((l) => l.event)).toEqual(['outbox.redraw-lost'])
})

test('卡片没发成，它的改动也作罢', async () => {
  b.faults.of = () => ({ code: 230002 })
  await b.write({ key: 'card', to: group(1) })
  await b.redraw('card', '新样子')
  await idle()
  await idle()
  expect(drawn()).toBe(0)
  expect((await b.redraws())[0]).toMatchObject({ lostBecause: 'its letter: lost' })
})

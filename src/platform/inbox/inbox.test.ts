import { afterEach, beforeEach, expect, test } from 'vitest'
import { smallWorld } from '../../../test/support/world.ts'
import { claim, lease } from './claim.ts'
import { deadDeliveries, inboxDepth, replayDeliveries } from './operate.ts'
import { type Delivery, receiving } from './receive.ts'
import { giveBack, settleDone, settleFailed } from './settle.ts'

let b: Awaited<ReturnType<typeof smallWorld>>
beforeEach(async () => {
  b = await smallWorld('2026-03-02T09:00:00+08:00')
})
afterEach(() => b.database.close())

const turn = () => new Promise<void>((done) => setImmediate(done))
const delivery = (n: number, change: Partial<Delivery> = {}): Delivery => ({
  eventId: `ev_${n}`,
  subject: `msg:om_${n}`,
  type: 'im.message.receive_v1',
  partition: `ou_${n}`,
  happenedAt: b.world.clock.now(),
  receivedAt: b.world.clock.now(),
  body: '{}',
  state: 'pending',
  ...change,
})

test('同一事件、同一消息都只收一次，同时到也一样', async () => {
  const receive = receiving(b.world.db, turn)
  const fates = await Promise.all([
    receive(delivery(1)),
    receive(delivery(1)),
    receive(delivery(2)),
    receive(delivery(3, { subject: 'msg:om_2' })),
  ])
  expect(fates).toEqual(['stored', 'seen', 'stored', 'seen'])
  expect(await receive(delivery(1))).toBe('seen')
  expect((await inboxDepth(b.world.db)).pending).toBe(2)
})

test('两百个同时到的推送分几次落盘就够了', async () => {
  let commits = 0
  const counting: typeof b.world.db.commit = (writes) => {
    commits++
    return b.world.db.commit(writes)
  }
  const counted = { read: b.world.db.read, commit: counting }
  const receive = receiving(counted, turn)
  const fates = await Promise.all(Array.from({ length: 200 }, (_, i) => receive(delivery(i))))
  expect(fates.every((f) => f === 'stored')).toBe(true)
  expect(commits).toBeLessThan(5)
})

test('写不进去就报错，队列不会因此卡住', async () => {
  let broken = true
  const db = {
    read: b.world.db.read,
    commit: ((w) =>
      broken ? Promise.reject(new Error('SQLITE_FULL')) : b.world.db.commit(w)) as typeof b.world.db.commit,
  }
  const receive = receiving(db, turn)
  await expect(receive(delivery(1))).rejects.toThrow('SQLITE_FULL')
  broken = false
  expect(await receive(delivery(1))).toBe('stored')
})

test('半个字符、空字符也存得下、读得出，不会让进程一起死掉', async () => {
  const receive = receiving(b.world.db, turn)
  for (const odd of ['\ud800', '\udfff!', 'a\0b'])
    expect(
      await receive(
        delivery(1, { eventId: odd, subject: `msg:${odd}`, partition: odd, type: odd, body: JSON.stringify({ odd }) }),
      ),
    ).toBe('stored')
  const claimed = await claim(b.world, 'a', 10)
  expect(claimed.map((d) => d.eventId)).toEqual(['\ufffd', '\ufffd!', 'a\ufffdb'])
  expect(claimed.map((d) => JSON.parse(d.body).odd)).toEqual(['\ud800', '\udfff!', 'a\0b'])
})

test('一个人的推送按先后处理，别人的不必等', async () => {
  const receive = receiving(b.world.db, turn)
  for (const d of [delivery(1, { partition: 'ou_li' }), delivery(2, { partition: 'ou_li' }), delivery(3)])
    await receive(d)
  const first = await claim(b.world, 'a', 10)
  expect(first.map((d) => d.eventId)).toEqual(['ev_1', 'ev_3'])
  expect(await claim(b.world, 'b', 10)).toEqual([])
  for (const d of first) await settleDone(b.world, [{ delivery: d, state: 'done' }])
  expect((await claim(b.world, 'b', 10)).map((d) => d.eventId)).toEqual(['ev_2'])
})

test('失败就隔一会儿再试，五次之后等人处理，人可以重放', async () => {
  await receiving(b.world.db, turn)(delivery(1))
  for (let attempt = 0; attempt < 6; attempt++) {
    const [claimed] = await claim(b.world, 'a', 1)
    if (claimed) await settleFailed(b.world, claimed, new Error('boom'))
    b.later(700_000)
  }
  expect(await deadDeliveries(b.world.db)).toMatchObject([{ eventId: 'ev_1', attempts: 6, lastError: 'Error: boom' }])
  expect(b.log.lines.filter((l) => l.event === 'inbox.died')).toHaveLength(1)
  expect(await replayDeliveries(b.world.db, ['ev_1', 'ev_none'])).toBe(1)
  expect(await claim(b.world, 'a', 1)).toHaveLength(1)
})

test('接连让进程倒下的推送被隔离，不拖累别人', async () => {
  const receive = receiving(b.world.db, turn)
  await receive(delivery(1))
  await receive(delivery(2))
  expect(await claim(b.world, 'a', 10)).toHaveLength(2)
  for (let death = 0; death < 3; death++) {
    b.later(lease + 1)
    const alone = await claim(b.world, `after-${death}`, 10)
    expect(alone.length).toBeLessThanOrEqual(1)
    const innocent = alone.find((d) => d.eventId === 'ev_2')
    if (innocent) await settleDone(b.world, [{ delivery: innocent, state: 'done' }])
  }
  b.later(lease + 1)
  for (const d of await claim(b.world, 'last', 10))
    if (d.eventId === 'ev_2') await settleDone(b.world, [{ delivery: d, state: 'done' }])
  b.later(lease + 1)
  await claim(b.world, 'last', 10)
  expect((await deadDeliveries(b.world.db)).map((d) => d.eventId)).toEqual(['ev_1'])
  expect(b.log.lines.filter((l) => l.event === 'inbox.quarantined')).toHaveLength(1)
})

test('认领过期、又被认领：前一次认领的结果不算数，写明了是谁来晚了', async () => {
  await receiving(b.world.db, turn)(delivery(1))
  const [first] = await claim(b.world, 'a', 1)
  b.later(lease + 1)
  const [second] = await claim(b.world, 'a', 1)
  if (!first || !second) throw new Error('nothing claimed')
  await settleDone(b.world, [{ delivery: first, state: 'ignored' }])
  await settleFailed(b.world, first, new Error('too late'))
  await giveBack(b.world, [first])
  expect((await inboxDepth(b.world.db)).pending).toBe(1)
  expect(await claim(b.world, 'b', 1)).toEqual([])
  expect(b.log.lines.map((l) => l.event)).toEqual(['inbox.fenced', 'inbox.fenced'])
  await settleDone(b.world, [{ delivery: second, state: 'done' }])
  expect((await inboxDepth(b.world.db)).pending).toBe(0)
})

test('没来得及处理的还回去，不算谁倒下过', async () => {
  await receiving(b.world.db, turn)(delivery(1))
  for (let round = 0; round < 5; round++) {
    const claimed = await claim(b.world, `slow-${round}`, 1)
    b.later(lease - 100)
    await giveBack(b.world, claimed)
    expect(claimed).toMatchObject([{ crashes: 0 }])
  }
})

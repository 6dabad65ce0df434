import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineAction } from '../../cards/kit/action.ts'
import { texts } from '../../cards/shell/texts.ts'
import { answerAction } from '../../cards/study/actions.ts'
import { onClick } from '../../src/domain/access/guard.ts'
import { pins } from '../../src/platform/door/schema.ts'
import { type ClickHandler, defineFeature } from '../../src/platform/feature.ts'
import { bench, benchApp, isWorkerd } from '../bench.ts'
import { type Bench, footprint, knock, signedPlain } from '../support/door.ts'
import { envelopeOf } from '../support/wire.ts'

const start = '2026-03-02T08:00:00+08:00'
const now = Date.parse(start)
const sign = defineAction('probe.sign', { what: z.string() })

const clicked = (value: unknown, header = {}, operator = 'ou_0001') =>
  signedPlain(
    JSON.stringify(
      envelopeOf(
        benchApp,
        'card.action.trigger',
        {
          operator: { open_id: operator, tenant_key: benchApp.tenantKey },
          token: 'c-1',
          action: { tag: 'button', value },
          context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
        },
        header,
      ),
    ),
    now,
  )
const value = { v: 1, a: 'probe.sign', p: { what: 'x' } }
const told = async (b: Bench, push: ReturnType<typeof clicked>) => {
  const { status, body } = await knock(b, push)
  return { status, toast: (JSON.parse(body) as { toast: { type: string; content: string } }).toast }
}
/** A bench with one button, and what it does. */
const withButton = (run: ClickHandler['run'], expects: string[] = []) =>
  bench(start, {
    expects,
    features: [defineFeature({ name: 'probe', clicks: [onClick(sign, { act: 'study.answer' }, run)] })],
  })
const pinsIn = async (b: Bench) => (await b.world.db.read.select().from(pins)).map((p) => p.name).sort()
/** The handlers of these stories are made here, in the test's own process, and do not reach workerd. */
const storyHere = test.skipIf(isWorkerd)
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

// It measures time, and the machine may be busy with others at that moment.
storyHere('处理太久：两秒半以内老实说没保存，之后也不会再写', { retry: 2 }, async () => {
  let late: unknown
  const b = await withButton(async (world) => {
    await pause(3_000)
    late = await world.db.commit((to) => [to.insert(pins).values({ name: 'too late', value: '1' })]).catch((e) => e)
    return { toast: { type: 'success', content: 'ok' } }
  })
  const began = performance.now()
  expect(await told(b, clicked(value))).toEqual({ status: 200, toast: { type: 'error', content: texts.notSaved } })
  expect(performance.now() - began).toBeLessThan(2_500)
  await pause(1_200)
  expect(late).toMatchObject({ name: 'TooLate' })
  expect(await pinsIn(b)).toEqual(['tenant'])
  expect((await footprint(b)).clicks).toBe(0)
})

storyHere('同一次点击来两遍，答的是同一句，事只办一次；同时来也一样', async () => {
  let runs = 0
  const b = await withButton(async (world, click) => {
    const reply = { toast: { type: 'success' as const, content: `第 ${++runs} 次` } }
    await pause(20)
    await world.db.commit((to) => [
      to
        .insert(pins)
        .values({ name: 'fact', value: String(runs) })
        .onConflictDoNothing(),
      click.keep(to, reply),
    ])
    return reply
  })
  const push = clicked(value, { event_id: 'same' })
  const [first, second] = await Promise.all([told(b, push), told(b, push)])
  expect(second).toEqual(first)
  expect(await told(b, push)).toEqual(first)
  expect(await pinsIn(b)).toEqual(['fact', 'tenant'])
  expect((await footprint(b)).clicks).toBe(1)
})

storyHere('处理出错：老实说没保存，再点一次是新的一次', async () => {
  let broken = true
  const b = await withButton(async () => {
    if (broken) throw new Error('no')
    return { toast: { type: 'success', content: '好了' } }
  }, ['click.failed'])
  const push = clicked(value, { event_id: 'one' })
  expect(await told(b, push)).toEqual({ status: 200, toast: { type: 'error', content: texts.notSaved } })
  broken = false
  expect((await told(b, push)).toast.content).toBe('好了')
})

const expired = { status: 200, toast: { type: 'warning', content: texts.cardExpired } }
/** A real button of the real program. */
const real = { v: 1, a: answerAction.name, p: { round: 'r1', place: 'group', choice: 'A' } }
test.each<[string, unknown]>([
  ['没听说过的按钮', { ...real, a: 'probe.unknown' }],
  ['名字像是对象自带的按钮', { ...real, a: 'constructor' }],
  ['老版本的卡片', { ...real, v: 0 }],
  ['没有版本', { a: real.a, p: real.p }],
  ['内容对不上', { ...real, p: { ...real.p, choice: 7 } }],
  ['内容是 null', { ...real, p: null }],
  ['value 是一段文字', real.a],
  ['没有 value', undefined],
])('%s：告诉他卡片过期了', async (_, clickedValue) => {
  const b = await bench(start)
  expect(await told(b, clicked(clickedValue))).toEqual(expired)
  expect((await footprint(b)).clicks).toBe(0)
})

test('这个按钮本身是认得的：换成对的内容，就由那间屋子来答', async () => {
  const b = await bench(start)
  expect((await told(b, clicked(real))).toast.content).not.toBe(texts.cardExpired)
  expect((await footprint(b)).clicks).toBe(1)
})

test('别家公司的人点了群里的卡片，不算数', async () => {
  const b = await bench(start)
  const foreign = envelopeOf(benchApp, 'card.action.trigger', {
    operator: { open_id: 'ou_0001', tenant_key: 'tenant_other' },
    action: { tag: 'button', value: real },
  })
  expect(await told(b, signedPlain(JSON.stringify(foreign), now))).toEqual(expired)
  expect((await footprint(b)).clicks).toBe(0)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineAction } from '../../cards/kit/action.ts'
import { features } from '../../src/app/features.ts'
import { onClick } from '../../src/domain/access/guard.ts'
import { defineFeature } from '../../src/platform/feature.ts'
import { bench, benchApp, isWorkerd } from '../bench.ts'
import { seedOfRun } from '../support/dice.ts'
import { footprint, knock, sealedBytes, signedPlain } from '../support/door.ts'
import { envelopeOf, sign, textEvent } from '../support/wire.ts'

const start = '2026-03-02T08:00:00+08:00'
const now = Date.parse(start)
/** Over HTTP every case is several requests, so a taste of it will do there. */
const usual = isWorkerd ? 200 : process.env.TEST_DATABASE === 'http' ? 300 : 5_000
const runs = Number(process.env.FUZZ_RUNS ?? usual)
const seed = seedOfRun('FUZZ_SEED')

const probe = defineAction('probe.say', { words: z.string().max(10) })
const json = { 'content-type': 'application/json' }
const utf8 = (text: string) => new TextEncoder().encode(text)

/** Text that is hard on parsers: deep, huge, half a character, somebody else's prototype. */
const nasty = fc.oneof(
  fc.json(),
  fc.integer({ min: 1, max: 20_000 }).map((n) => `${'['.repeat(n)}${']'.repeat(n)}`),
  fc.integer({ min: 1, max: 5_000 }).map((n) => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`),
  fc.integer({ min: 1, max: 20_000 }).map((n) => `{"n":${'9'.repeat(n)}}`),
  fc.constantFrom(
    '{"n":1e400}',
    '{"n":-1E-999}',
    '"\\ud800"',
    '{"\\udfff":1}',
    '{"__proto__":{"schema":"2.0"}}',
    '{"constructor":{"prototype":{}}}',
    '{"a":1,"a":2}',
    '\ufeff{}',
    '{"a":"\u0000"}',
    'NaN',
    '',
  ),
  fc.string({ unit: 'binary' }),
)
/** A value of any kind where another was expected. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, true, 0, -1, 1e308, '', '\ud800', 'x'.repeat(5_000), [], {}, [[]], '__proto__', 'ou_0001'),
  fc.string({ unit: 'binary' }),
)

type Path = (string | number)[]
const pathsIn = (value: unknown, at: Path = []): Path[] =>
  value !== null && typeof value === 'object'
    ? [at, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...at, key]))]
    : [at]
/** The same value with one place holding something else, or nothing. */
const withAt = (value: unknown, [key, ...rest]: Path, put: unknown): unknown => {
  if (key === undefined) return put
  return { ...(value as object), [key]: withAt((value as Record<string, unknown>)[key], rest, put) }
}

/** In a group and not to the bot: nobody expects an answer, whatever else is wrong with it. */
const messageEvent = {
  ...textEvent(1),
  message: {
    ...textEvent(1).message,
    chat_type: 'group',
    chat_id: 'oc_other',
    parent_id: 'om_0',
    mentions: { 0: { key: '@_user_1', id: { open_id: 'ou_x' } } },
  },
}
const clickEvent = {
  operator: { open_id: 'ou_0001', tenant_key: benchApp.tenantKey },
  token: 'c-1',
  action: { tag: 'button', value: { v: 1, a: 'probe.say', p: { words: 'hi' } }, form_value: { a: 'b' } },
  context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
}
/** Every case is its own event, so that it is not answered as a repeat of the one before. */
const fresh: ((id: string) => unknown)[] = [
  (id) =>
    envelopeOf(
      benchApp,
      'im.message.receive_v1',
      { ...messageEvent, message: { ...messageEvent.message, message_id: `om_${id}` } },
      { event_id: id },
    ),
  (id) => envelopeOf(benchApp, 'card.action.trigger', clickEvent, { event_id: id }),
]
const mutated = fc.constantFrom(...fresh).chain((make) => {
  const paths = pathsIn(make('')).filter((p) => p.length > 0)
  const change = fc.tuple(fc.constantFrom(...paths), fc.option(anything, { nil: undefined }))
  return fc
    .tuple(fc.uuid(), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([id, changes]) =>
      changes.reduce((value, [path, put]) => (reaches(value, path) ? withAt(value, path, put) : value), make(id)),
    )
})
const reaches = (value: unknown, path: Path): boolean =>
  path
    .slice(0, -1)
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], value) instanceof Object

const bytes = fc.uint8Array({ maxLength: 400 }) as fc.Arbitrary<Uint8Array<ArrayBuffer>>
/** Half of them rightly sealed and signed, so that they get past the lock. */
const knocks = fc.oneof(
  { weight: 2, arbitrary: nasty.map((body) => ({ headers: json, body })) },
  { weight: 1, arbitrary: bytes.map((body) => ({ headers: json, body })) },
  { weight: 2, arbitrary: nasty.map((body) => sign(benchApp, body, now)) },
  { weight: 1, arbitrary: bytes.map((b) => sign(benchApp, `{"encrypt":"${sealedBytes(b)}"}`, now)) },
  {
    weight: 1,
    arbitrary: bytes.map((b) => sign(benchApp, JSON.stringify({ encrypt: Buffer.from(b).toString('base64') }), now)),
  },
  { weight: 1, arbitrary: nasty.map((plain) => sign(benchApp, `{"encrypt":"${sealedBytes(utf8(plain))}"}`, now)) },
  { weight: 4, arbitrary: mutated.map((envelope) => signedPlain(JSON.stringify(envelope), now)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.uuid(), anything, anything)
      .map(([event_id, a, p]) =>
        signedPlain(
          JSON.stringify(
            envelopeOf(
              benchApp,
              'card.action.trigger',
              withAt(clickEvent, ['action', 'value'], { v: 1, a: typeof a === 'string' ? a : 'probe.say', p }),
              { event_id },
            ),
          ),
          now,
        ),
      ),
  },
)

test(`${runs} 份胡话，一半签得对：没有一个 5xx，没有一次崩溃，没有一点后果`, { timeout: 3_600_000 }, async () => {
  console.info(`FUZZ_SEED=${seed} FUZZ_RUNS=${runs}`)
  // What the probe is asked to say is well-formed by its own schema; all the rest must not reach it.
  const said: unknown[] = []
  const say = onClick(probe, { act: 'study.answer' }, async (_, click) => {
    said.push(click.payload)
    return { toast: { type: 'info', content: 'ok' } }
  })
  // The probe does not reach workerd: there its clicks are one more kind of button that nobody knows.
  const probing = { features: [...features, defineFeature({ name: 'probe', clicks: [say] })] }
  const b = await bench(start, isWorkerd ? {} : probing)
  const before = await footprint(b)
  const statuses: Record<number, number> = {}
  const slow: number[] = []
  await fc.assert(
    fc.asyncProperty(knocks, async (push) => {
      const began = performance.now()
      const { status } = await knock(b, push)
      statuses[status] = (statuses[status] ?? 0) + 1
      const ms = performance.now() - began
      if (ms > 100) slow.push(Math.round(ms))
      if (status !== 200 && status !== 401) throw new Error(`answered ${status}`)
    }),
    { numRuns: runs, seed },
  )
  await b.settle()
  console.info(statuses, 'slower than 100 ms:', slow)
  expect(statuses[200]).toBeGreaterThan(runs / 10)
  expect(statuses[401]).toBeGreaterThan(runs / 10)
  expect(said.every((p) => probe.payload.safeParse(p).success)).toBe(true)
  const { inbox: _, clicks: __, ...effects } = await footprint(b)
  const { inbox: ___, clicks: ____, ...none } = before
  expect(effects).toEqual(none)
  const states = await b.database.client.execute('select distinct state from inbox')
  expect(states.rows.map((r) => r.state).filter((s) => s !== 'done' && s !== 'ignored')).toEqual([])
})

import { expect, test } from 'vitest'
import { type Fate, fateOf } from './fates.ts'
import type { Endpoint } from './refusal.ts'

const of = (endpoint: Endpoint, code: number, subCode?: number, httpStatus = 400) =>
  fateOf({ endpoint, code, subCode, httpStatus })

/** The requirement as it was written down, code by code (R-9 and the vendor's pages), apart from the table itself. */
const messageCodes: Record<Exclude<Fate, 'unknown-code' | 'rate:message'>, number[]> = {
  'rate:app': [99991400, 11232],
  'rate:recipient': [230020, 11233],
  'in-progress': [230049, 18121],
  token: [99991661, 99991663, 99991664, 99991665, 99991671],
  ambiguous: [1500, 2200, 5000, 55001, 232096],
  'recipient-gone': [
    ...[230002, 230013, 230018, 230019, 230027, 230029, 230034, 230035, 230036, 230038, 230053, 232009],
    ...[99992351, 99992352, 99992359, 99992360, 99992361, 99992363, 99992364, 99992381],
  ],
  content: [
    ...[230001, 230015, 230017, 230022, 230025, 230028, 230054, 230055, 230075, 230099],
    ...[100290, 200621, 11246, 99992402],
  ],
  app: [230006, 99991201, 99991301, 99991401, 99991403, 99991662, 99991672, 99991673],
  'update-only': [230011, 230050, 230110, 99992354],
}
const everyCode = Object.entries(messageCodes).flatMap(([fate, codes]) => codes.map((code) => [code, fate] as const))

test.each(['send', 'reply'] as const)('%s：每个码有它的去处', (endpoint) => {
  expect(everyCode.map(([code]) => [code, of(endpoint, code)])).toEqual(everyCode)
})

test('改卡片：限频冻结的是这条消息，旧消息不再改，正被点击就等', () => {
  const differs = new Map<number, Fate>([[230020, 'rate:message']])
  expect(everyCode.map(([code]) => [code, of('redraw', code)])).toEqual(
    everyCode.map(([code, fate]) => [code, differs.get(code) ?? fate]),
  )
  for (const code of [230031, 300030, 300040, 200310]) expect(of('redraw', code)).toBe('update-only')
  expect(of('redraw', 230099, 11310)).toBe('in-progress')
  expect(of('send', 230099, 11310)).toBe('content')
  expect(of('redraw', 230099, 200621)).toBe('content')
})

test('同一个码在不同接口意思不同', () => {
  expect(of('reply', 230071)).toBe('content')
  expect(of('send', 230071)).toBe('unknown-code')
  expect(of('reply', 230111)).toBe('update-only')
  expect(of('send', 230031)).toBe('unknown-code')
})

test('表情：被限频只等这条消息，别的拒绝一律作罢，从不停应用', () => {
  const waits: Record<number, Fate> = { 99991400: 'rate:message', 11232: 'rate:message', 230020: 'rate:message' }
  for (const code of messageCodes.token) waits[code] = 'token'
  for (const code of [1500, 2200, 5000, 55001]) waits[code] = 'ambiguous'
  waits[18121] = 'in-progress'
  for (const [code] of [...everyCode, [777] as const])
    expect([code, of('react', code)]).toEqual([code, waits[code] ?? 'content'])
})

test('取令牌：除了限频和内部错误，都是应用的事', () => {
  for (const code of [10003, 10012, 10014, 10015, 99991543, 777]) expect(of('token', code)).toBe('app')
  expect(of('token', 99991400)).toBe('rate:app')
  expect(of('token', 1500)).toBe('ambiguous')
})

test('没见过的码就是没见过；429 不论什么码都是限频', () => {
  expect(of('send', 777)).toBe('unknown-code')
  expect(of('read', 777)).toBe('unknown-code')
  expect(of('send', 777, undefined, 429)).toBe('rate:app')
})

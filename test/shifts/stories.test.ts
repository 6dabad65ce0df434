import { describe, expect, test } from 'vitest'
import type { BranchId, StopId, SwapId } from '../../src/core/ids.ts'
import { branches } from '../../src/domain/people/schema.ts'
import { cancelChange, changeTurn, swapTurns } from '../../src/domain/shifts/changes.ts'
import { crewOn } from '../../src/domain/shifts/crew.ts'
import { openings } from '../../src/domain/shifts/openings.ts'
import { installExamples, patternsOf, setPattern, setRotation } from '../../src/domain/shifts/patterns.ts'
import { meetingSessions } from '../../src/domain/shifts/sessions.ts'
import { cancelStop, registerStop } from '../../src/domain/shifts/stops.ts'
import { bench, person } from '../bench.ts'
import { lastPrivate, privately } from '../study/stage.ts'
import { day, shiftCalled } from '../support/shifts/book.ts'
import { shiftBench } from './stage.ts'

const monday = day('2026-03-02')
describe('班制', () => {
  test('装上示例，标着示例；再装一次不变；名字用过的不覆盖', async () => {
    const b = await shiftBench()
    await installExamples(b.world, { branchId: b.branchId, by: 'operator' })
    const patterns = await patternsOf(b.world.db, b.branchId)
    expect(patterns.map((p) => [p.name, p.example, p.version])).toHaveLength(4)
    expect(patterns.every((p) => p.example)).toBe(true)
  })
  test('支部自己改班制：新的一版，从那天起；同时改的，后来的不算', async () => {
    const b = await shiftBench()
    const change = {
      branchId: b.branchId,
      name: '三八制',
      shifts: [{ ...shiftCalled('早班'), meeting: '06:15', start: '07:00', end: '15:00' }],
      cycle: ['早班'],
      anchor: null,
      since: day('2026-03-04'),
      by: b.id(1),
    }
    const both = await Promise.all([setPattern(b.world, change), setPattern(b.world, change)])
    expect(both.map((o) => o.kind).sort()).toEqual(['changed-meanwhile', 'set'])
    expect((await patternsOf(b.world.db, b.branchId)).find((p) => p.name === '三八制')?.version).toBe(2)
    expect(await setPattern(b.world, { ...change, cycle: ['丙班'] })).toEqual({
      kind: 'wrong',
      why: 'cycle-unknown-shift',
    })
    expect(await setPattern(b.world, { ...change, shifts: [{ ...shiftCalled('早班'), end: '22:00' }] })).toEqual({
      kind: 'wrong',
      why: 'too-long',
    })
  })
  test('给班组定班：没填班次的人跟着班组倒；不定了，又不清楚', async () => {
    const b = await shiftBench()
    expect(await b.turn(6, '2026-03-02')).toBe('no-pattern')
    await setRotation(b.world, { subject: b.team(6), pattern: '三八制', anchor: day('2026-02-26'), by: b.id(1) })
    expect(await b.turn(6, '2026-03-02')).toBe('夜班')
    await setRotation(b.world, {
      subject: b.team(6),
      pattern: '',
      anchor: monday,
      since: day('2026-03-10'),
      by: b.id(1),
    })
    expect([await b.turn(6, '2026-03-09'), await b.turn(6, '2026-03-10')]).toEqual(['中班', 'no-pattern'])
  })
})

describe('换班', () => {
  test('同一天两个人换，一起记下；同时再换的不算；撤回就都回去', async () => {
    const b = await shiftBench()
    const swap = (id: string, other: number) =>
      swapTurns(b.world, {
        id: id as SwapId,
        a: { memberId: b.id(2), day: day('2026-03-04') },
        b: { memberId: b.id(other), day: day('2026-03-04') },
        by: b.id(2),
      })
    const both = await Promise.all([swap('s1', 4), swap('s2', 5)])
    expect(both.map((o) => o.kind).sort()).toEqual(['changed', 'changed-before'])
    const won = both[0]?.kind === 'changed' ? (['s1', 4, 5] as const) : (['s2', 5, 4] as const)
    expect([
      await b.turn(2, '2026-03-04'),
      await b.turn(won[1], '2026-03-04'),
      await b.turn(won[2], '2026-03-04'),
    ]).toEqual(['中班', '早班', '中班'])
    expect((await swap(won[0], won[1])).kind).toBe('changed')
    expect(await cancelChange(b.world, { id: won[0], by: b.id(2) })).toBe('cancelled')
    expect(await cancelChange(b.world, { id: won[0], by: b.id(2) })).toBe('cancelled-before')
    expect([await b.turn(2, '2026-03-04'), await b.turn(won[1], '2026-03-04')]).toEqual(['早班', '中班'])
    expect((await swap('s3', 4)).kind).toBe('changed')
  })
  test('两个人同时来换同一个人的班：一个换成，另一个一半也没换', async () => {
    const b = await shiftBench()
    const swap = (other: number) =>
      swapTurns(b.world, {
        id: `with${other}` as SwapId,
        a: { memberId: b.id(other), day: day('2026-03-04') },
        b: { memberId: b.id(2), day: day('2026-03-04') },
        by: b.id(2),
      })
    const both = await Promise.all([swap(4), swap(5)])
    expect(both.map((o) => o.kind).sort()).toEqual(['changed', 'changed-before'])
    const turns = await Promise.all([b.turn(2, '2026-03-04'), b.turn(4, '2026-03-04'), b.turn(5, '2026-03-04')])
    expect(turns.sort()).toEqual(['中班', '中班', '早班'])
  })
  test('歇不够八小时的不换，请假的不换，自己和自己不换', async () => {
    const b = await shiftBench()
    const swap = (x: number, y: number, on: string) =>
      swapTurns(b.world, {
        id: `${x}${y}${on}` as SwapId,
        a: { memberId: b.id(x), day: day(on) },
        b: { memberId: b.id(y), day: day(on) },
        by: b.id(1),
      })
    expect(await swap(2, 3, '2026-03-04')).toEqual({
      kind: 'too-close',
      place: { memberId: b.id(2), day: '2026-03-05' },
    })
    await b.told(2, '请假 0004 1天 3-4')
    expect(await swap(2, 4, '2026-03-04')).toMatchObject({ kind: 'away' })
    expect(await swap(2, 2, '2026-03-04')).toEqual({ kind: 'same-person' })
    expect(await swap(2, 6, '2026-03-04')).toMatchObject({ kind: 'unknown' })
  })
  test('两天互相替：你替我周三，我替你周六', async () => {
    const b = await shiftBench([
      person(1, { roles: ['administrator'] }),
      person(2, { shift: '长白班' }),
      person(3, { shift: '', team: '轮休组' }),
    ])
    await setRotation(b.world, { subject: b.team(3), pattern: '轮休', anchor: day('2026-03-05'), by: b.id(1) })
    // 3 works Thursday to Sunday and rests on Wednesday; 2 works Monday to Friday.
    const outcome = await swapTurns(b.world, {
      id: 'both' as SwapId,
      a: { memberId: b.id(2), day: day('2026-03-04') },
      b: { memberId: b.id(3), day: day('2026-03-07') },
      by: b.id(1),
    })
    expect(outcome.kind).toBe('changed')
    expect(
      await Promise.all([
        b.turn(2, '2026-03-04'),
        b.turn(2, '2026-03-07'),
        b.turn(3, '2026-03-04'),
        b.turn(3, '2026-03-07'),
      ]),
    ).toEqual(['swap', '白班', '白班', 'swap'])
  })
  test('加一个班：休息的人那天有班，推送就避开它', async () => {
    const b = await shiftBench()
    const extra = { id: 'x1', memberId: b.id(6), day: monday, shift: shiftCalled('中班'), by: b.id(1) }
    expect(await changeTurn(b.world, extra)).toEqual({ kind: 'changed' })
    const at = new Date('2026-03-02T20:17:00+08:00')
    expect((await openings(b.world, [b.id(6)], at)).get(b.id(6))).toEqual({
      at: new Date('2026-03-02T22:00:00+08:00'),
      because: 'underground',
    })
  })
})

test('停产检修：整个支部或一个班组没有班，撤回就恢复', async () => {
  const b = await shiftBench()
  const stop = {
    branchId: b.branchId,
    firstDay: day('2026-03-04'),
    lastDay: day('2026-03-06'),
    why: '检修',
    by: b.id(1),
  }
  await registerStop(b.world, { ...stop, id: 'all' as StopId, teamId: null })
  expect([await b.turn(2, '2026-03-03'), await b.turn(2, '2026-03-05')]).toEqual(['早班', 'stop'])
  expect(await cancelStop(b.world, { id: 'all' as StopId, by: b.id(1) })).toBe('cancelled')
  await registerStop(b.world, { ...stop, id: 'team' as StopId, teamId: b.team(6) })
  expect([await b.turn(2, '2026-03-05'), await b.turn(6, '2026-03-05')]).toEqual(['早班', 'stop'])
})

describe('请假', () => {
  test('班组长登记，本人看得到；那几天不打扰；点撤回就恢复', async () => {
    const b = await shiftBench()
    const card = await b.told(2, '请假 职工0003 3天')
    expect(card).toContain('职工0003（0003）')
    expect(card).toContain('3月2日 周一 到 3月4日 周三**，共 3 天')
    expect(await b.told(3, '我的班')).toContain(
      '今天　请假\n3月3日 周二　请假\n3月4日 周三　请假\n3月5日 周四　**夜班**',
    )
    const noon = new Date('2026-03-03T16:00:00+08:00')
    expect((await openings(b.world, [b.id(3)], noon)).get(b.id(3))).toMatchObject({ because: 'leave' })
    const message = lastPrivate(b, 2)
    const { toast, cardChanged } = await b.as(2).clicks(message?.messageId ?? '', '撤回')
    expect([toast?.type, cardChanged]).toEqual(['success', true])
    expect(await b.turn(3, '2026-03-03')).toBe('夜班')
  })
  test('同名的两个人，问回工号', async () => {
    const b = await shiftBench()
    expect(await b.told(2, '请假 同名人 2天 病假')).toContain(
      '有 2 位“同名人”，请用工号再发一次，如“请假 0004 2天 病假”',
    )
    expect(await b.told(2, '请假 0005 2天 病假')).toContain('同名人（0005）　病假')
    expect([await b.turn(4, '2026-03-02'), await b.turn(5, '2026-03-02')]).toEqual(['中班', 'sick'])
  })
  test('别的班组的人、不是班组长的人、花名册里没有的名字：都是没有找到', async () => {
    const b = await shiftBench()
    for (const [n, words] of [
      [2, '请假 0006 2天'],
      [3, '请假 0004 2天'],
      [3, '请假 0003 2天'],
      [2, '请假 没有这个人 2天'],
    ] as const)
      expect(await b.told(n, words)).toContain('没有找到')
    expect(await b.turn(6, '2026-03-02')).toBe('no-pattern')
    expect(await b.told(2, '请假')).toContain('请这样发')
    expect(await b.told(2, '请假 0003 500天')).toContain('1 到 180')
  })
  test('重复登记的说已经登记过；提前回来发销假，只留真正没来的几天', async () => {
    const b = await shiftBench()
    await b.told(2, '请假 0003 10天 病假 2-27起')
    expect(await b.told(2, '请假 0003 2天')).toContain('已经登记过病假')
    expect(await b.told(2, '销假 0003')).toContain('从今天起照常排班')
    expect([await b.turn(3, '2026-03-01'), await b.turn(3, '2026-03-02')]).toEqual(['sick', '夜班'])
    expect(await b.told(2, '销假 0003')).toContain('没有登记请假')
  })
})

describe('谁在班上', () => {
  test('每个班、每个班组的人', async () => {
    const b = await shiftBench()
    expect(await crewOn(b.world.db, b.branchId, monday, '中班')).toEqual([
      { teamId: b.team(4), shift: shiftCalled('中班'), members: [b.id(4), b.id(5)] },
    ])
    expect(await crewOn(b.world.db, b.branchId, monday, '零点班')).toEqual([])
  })
  test('二五会：周二每个班一场，都在醒着、不在井下的时候；周一没有', async () => {
    const b = await shiftBench()
    expect(await meetingSessions(b.world.db, b.branchId, monday)).toEqual([])
    const sessions = await meetingSessions(b.world.db, b.branchId, day('2026-03-03'))
    const shown = sessions.map(
      (s) => `${s.shift} ${new Date(s.at.getTime() + 8 * 3_600_000).toISOString().slice(5, 16)} ${s.members.length}`,
    )
    expect(shown).toEqual([
      '中班 03-03T12:15 2',
      '白班 03-03T14:00 1',
      'null 03-03T14:00 1',
      '早班 03-03T14:30 1',
      '夜班 03-03T20:15 1',
    ])
    for (const { members: some, at } of sessions)
      for (const [, opening] of await openings(b.world, some, at)) expect(opening).toEqual({ at, because: 'now' })
  })
})

describe('缺口提醒', () => {
  test('早上八点四十三，管理员收到一张卡：谁的班次不清楚；补齐就不再说', async () => {
    const b = await shiftBench()
    await b.at('2026-03-02T08:43:00+08:00')
    const told = () => privately(b, 1).filter((t) => t.includes('件事该补了'))
    expect(told()).toHaveLength(1)
    expect(told()[0]).toContain('掘进二班：还没有定班制，1 人的班次不清楚')
    await b.at('2026-03-02T08:44:00+08:00')
    await setRotation(b.world, { subject: b.team(6), pattern: '长白班', anchor: monday, by: b.id(1) })
    await b.at('2026-03-03T08:43:00+08:00')
    expect(told()).toHaveLength(1)
  })
  test('放假安排还有不到六十天就到头：说哪一年没录；管理员在班上，升井再说', async () => {
    // A Sunday, without a meeting that would be spoken of too.
    const b = await bench('2026-11-22T08:00:00+08:00', {
      people: [person(1, { roles: ['administrator'], shift: '早班' })],
    })
    await b.program.tick()
    const [branch] = await b.world.db.read.select().from(branches)
    await installExamples(b.world, { branchId: branch?.id as BranchId, by: 'operator' })
    await b.at('2026-11-22T08:43:00+08:00')
    expect(privately(b, 1).join()).not.toContain('放假安排')
    await b.at('2026-11-22T14:02:00+08:00')
    expect(privately(b, 1).join()).toContain('2027 年放假安排未录入')
  })
  test('写好以后才请的假也算：在等的提醒不在假里发，撤回请假又按原来的时候发', async () => {
    const b = await bench('2026-11-24T08:00:00+08:00', {
      people: [
        person(1, { roles: ['administrator'], shift: '早班' }),
        person(2, { roles: ['secretary'], shift: '白班' }),
      ],
    })
    await b.program.tick()
    const [branch] = await b.world.db.read.select().from(branches)
    await installExamples(b.world, { branchId: branch?.id as BranchId, by: 'operator' })
    await b.at('2026-11-24T08:43:00+08:00')
    await b.as(2).says('bot', '请假 0001 1天')
    await b.settle()
    await b.at('2026-11-24T14:02:00+08:00')
    expect(privately(b, 1).join()).not.toContain('放假安排')
    const leave = b
      .as(2)
      .sees('bot')
      .find((m) => m.content.includes('撤回'))
    await b.as(2).clicks(leave?.messageId ?? '', '撤回')
    await b.at('2026-11-24T15:02:00+08:00')
    expect(privately(b, 1).at(-1)).toContain('2027 年放假安排未录入')
  })
})

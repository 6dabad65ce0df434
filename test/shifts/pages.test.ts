import { describe, expect, test } from 'vitest'
import { surfer } from '../pages/surfer.ts'
import { people, shiftBench } from './stage.ts'

/** The `once` of the form that is sent there. */
const onceOf = (html: string, to: string): string => {
  const form = html.slice(html.indexOf(`action="${to}"`))
  return /name="once" value="([^"]+)"/.exec(form.slice(0, form.indexOf('</form>')))?.[1] ?? ''
}
const at = (b: Awaited<ReturnType<typeof shiftBench>>, n: number) => surfer(b, `ou_${String(n).padStart(4, '0')}`)

describe('一周的班', () => {
  test('同支部的人都看得到谁上什么班，看不到谁为什么不在，也没有登记的入口', async () => {
    const b = await shiftBench()
    await b.told(2, '请假 0003 3天 病假')
    const worker = await at(b, 4).opens('/shifts')
    expect(worker.status).toBe(200)
    expect(worker.words).toContain('职工0002（0002） 早班 早班')
    expect(worker.words).toContain('职工0003（0003） 不在 不在 不在 夜班')
    expect(worker.words).not.toContain('病假')
    expect(worker.html).not.toContain('/shifts/change')
    expect((await at(b, 4).opens(`/shifts/change?team=${b.team(4)}`)).status).toBe(404)
    const leader = await at(b, 2).opens('/shifts')
    expect(leader.html).toContain(`/shifts/change?team=${b.team(2)}`)
  })
  test('别的班组、下一周也能看；不存在的班组是没有这个页面', async () => {
    const b = await shiftBench()
    const other = await at(b, 4).opens(`/shifts?team=${b.team(6)}&from=2026-03-09`)
    expect(other.words).toContain('掘进二班的一周')
    expect(other.words).toContain('3/9 周一')
    expect(other.words).toContain('不清楚')
    expect((await at(b, 4).opens('/shifts?team=nobody')).status).toBe(404)
  })
})

describe('登记', () => {
  test('班组长登记病假：同一张表单发两次只记一次；重叠的说明白；撤回', async () => {
    const b = await shiftBench()
    const leader = at(b, 2)
    const page = await leader.opens('/shifts/change')
    const fields = {
      once: onceOf(page.html, '/shifts/change/absence'),
      team: b.team(2),
      member: b.id(3),
      kind: 'sick',
      first: '2026-03-03',
      last: '2026-03-05',
    }
    expect((await leader.sends('/shifts/change/absence', fields)).words).toContain('已登记')
    expect((await leader.sends('/shifts/change/absence', fields)).words).toContain('已登记')
    const shown = await leader.opens('/shifts/change')
    expect(shown.words).toContain('职工0003（0003） 病假 2026-03-03 到 2026-03-05 撤回')
    const again = await leader.sends('/shifts/change/absence', { ...fields, once: 'another' })
    expect(again.words).toContain('这几天里已经登记过假：2026-03-03 到 2026-03-05')
    const id = /name="id" value="([^"]+)"/.exec(shown.html)?.[1] ?? ''
    expect((await leader.sends('/shifts/change/undo-absence', { id, team: b.team(2) })).words).toContain('已撤回')
    expect(await b.turn(3, '2026-03-04')).toBe('夜班')
    const backwards = { ...fields, once: 'third', last: '2026-03-01' }
    expect((await leader.sends('/shifts/change/absence', backwards)).words).toContain('结束的日子比开始的早')
    expect((await leader.sends('/shifts/change/absence', { ...fields, first: '明天' })).words).toContain('日期看不明白')
  })
  test('别的班组的人，班组长登记不了，也换不了；管理员可以', async () => {
    const b = await shiftBench()
    const leave = { team: b.team(6), member: b.id(6), kind: 'leave', first: '2026-03-03', last: '' }
    const swap = { team: b.team(2), a: b.id(2), b: b.id(6), aDay: '2026-03-04', bDay: '2026-03-04' }
    const leader = at(b, 2)
    await leader.opens('/home')
    expect((await leader.sends('/shifts/change/absence', leave)).status).toBe(404)
    expect((await leader.sends('/shifts/change/swap', swap)).status).toBe(404)
    const keeper = at(b, 1)
    await keeper.opens('/home')
    expect((await keeper.sends('/shifts/change/absence', leave)).words).toContain('已登记')
    expect(await b.turn(6, '2026-12-31')).toBe('leave')
  })
  test('换班、调班、检修，都能登记，都能撤回', async () => {
    const b = await shiftBench()
    const leader = at(b, 2)
    await leader.opens('/home')
    const team = b.team(2)
    const swap = { team, once: 'w', a: b.id(2), b: b.id(4), aDay: '2026-03-04', bDay: '2026-03-04' }
    expect((await leader.sends('/shifts/change/swap', swap)).words).toContain('换班：中班')
    expect((await leader.sends('/shifts/change/swap', { ...swap, once: 'w2' })).words).toContain('已经换过班')
    const turn = { team, once: 't', member: b.id(5), day: '2026-03-05', shift: '-' }
    expect((await leader.sends('/shifts/change/turn', turn)).words).toContain('换班：休息')
    const stop = { team, once: 's', first: '2026-03-06', last: '2026-03-07', why: '检修皮带' }
    expect((await leader.sends('/shifts/change/stop', stop)).words).toContain('检修：检修皮带')
    expect((await leader.sends('/shifts/change/stop', { ...stop, scope: 'branch' })).status).toBe(404)
    expect(await Promise.all([b.turn(2, '2026-03-04'), b.turn(5, '2026-03-05'), b.turn(3, '2026-03-06')])).toEqual([
      '中班',
      'swap',
      'stop',
    ])
    for (const [what, id] of [
      ['change', swap.once],
      ['change', turn.once],
      ['stop', stop.once],
    ] as const) {
      const page = await leader.opens('/shifts/change')
      const ids = [...page.html.matchAll(/action="\/shifts\/change\/undo-(\w+)"[\s\S]*?name="id" value="([^"]+)"/g)]
      const found = ids.find((m) => m[1] === what)?.[2] ?? id
      expect((await leader.sends(`/shifts/change/undo-${what}`, { id: found, team })).words).toContain('已撤回')
    }
    expect(await Promise.all([b.turn(2, '2026-03-04'), b.turn(5, '2026-03-05'), b.turn(3, '2026-03-06')])).toEqual([
      '早班',
      '中班',
      '夜班',
    ])
  })
  test('给班组定班制：没填班次的人从那天起跟着倒', async () => {
    const b = await shiftBench()
    const keeper = at(b, 1)
    await keeper.opens('/home')
    const rotation = { team: b.team(6), pattern: '三八制', anchor: '2026-03-02', since: '2026-03-03' }
    expect((await keeper.sends('/shifts/change/rotation', rotation)).words).toContain('现在：三八制')
    expect([await b.turn(6, '2026-03-02'), await b.turn(6, '2026-03-04')]).toEqual(['no-pattern', '中班'])
    expect((await keeper.sends('/shifts/change/rotation', { ...rotation, pattern: '没有' })).words).toContain(
      '没有这个班制',
    )
  })
})

describe('班制', () => {
  test('大家看得到，管理员改得了：从那天起是新的；写错了，原样退回，说是哪里', async () => {
    const b = await shiftBench()
    expect((await at(b, 3).opens('/shifts/patterns')).words).toContain('三八制 示例')
    expect((await at(b, 3).sends('/shifts/patterns/set', { name: 'x' })).status).not.toBe(200)
    const keeper = at(b, 1)
    await keeper.opens('/home')
    const pattern = {
      name: '二八制',
      shifts: '甲班 5:15 6:00 14:00\n乙班 13:15 14:00 22:00',
      cycle: '甲班 乙班 休',
      since: '2026-03-02',
    }
    expect((await keeper.sends('/shifts/patterns/set', pattern)).words).toContain('二八制')
    for (const [change, why] of [
      [{ shifts: '甲班 5:15' }, '班要写成'],
      [{ shifts: '甲班 5:15 6:00 25:00' }, '时间请写成'],
      [{ cycle: '甲班 丙班' }, '顺序里有一个班'],
      [{ cycle: '' }, '顺序要写'],
      [{ since: '' }, '日期看不明白'],
    ] as const) {
      const wrong = await keeper.sends('/shifts/patterns/set', { ...pattern, ...change })
      expect([wrong.status, wrong.words]).toEqual([422, expect.stringContaining(why)])
      expect(wrong.html).toContain('二八制')
    }
  })
  test('不再用的班制，从今天起跟着它的人就不清楚了；昨天的不变', async () => {
    const b = await shiftBench()
    const keeper = at(b, 1)
    await keeper.opens('/home')
    expect((await keeper.sends('/shifts/patterns/end', { name: '三八制' })).words).toContain('不再用了')
    expect([await b.turn(2, '2026-03-01'), await b.turn(2, '2026-03-02')]).toEqual(['早班', 'no-such-shift'])
    expect((await keeper.sends('/shifts/patterns/end', { name: '三八制' })).words).toContain('没有这个班制')
  })
  test('还没有班制的支部，点一下装上示例', async () => {
    const b = await shiftBench(people, { examples: false })
    const keeper = at(b, 1)
    expect((await keeper.opens('/shifts/patterns')).words).toContain('还没有班制')
    expect((await keeper.sends('/shifts/patterns/examples')).words).toContain('四六制 示例')
  })
})

test('我的记录里，有自己的假和换班，撤回的也在', async () => {
  const b = await shiftBench()
  await b.told(2, '请假 0003 3天 病假')
  await b.told(2, '销假 0003')
  const { shiftRecords } = await import('../../src/features/shifts/records.ts')
  const [absences] = await shiftRecords(b.world, b.id(3))
  expect(absences?.rows).toHaveLength(1)
  expect(absences?.rows[0]?.slice(0, 3)).toEqual(['病假', '2026-03-02', '2026-03-04'])
})

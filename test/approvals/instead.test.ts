import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { pushes } from '../../src/domain/disturbance/schema.ts'
import { isWorkerd } from '../bench.ts'
import { read } from '../study/stage.ts'
import { stage, variant } from './stage.ts'

type Set = Awaited<ReturnType<typeof stage>>
const card = (s: Set, n: number, nth = -1) => {
  const found = s.cards(n).at(nth)
  if (!found) throw new Error(`nobody wrote to ${n}`)
  return found.messageId
}
const shown = (s: Set, n: number, nth = -1) => read(s.cards(n).at(nth))
const says = async (s: Set, n: number, text: string) => {
  await s.as(n).says('bot', text)
  await s.settle()
}

describe.skipIf(isWorkerd)('委托、回避、待批', () => {
  test('委托以后，等着的事也到代理人手里；代投的一票记在本人名下，本人不能再投', async () => {
    const s = await stage()
    await s.asks(1)
    await says(s, 2, '委托 0005 7天')
    expect(shown(s, 2)).toContain('已委托 职工0005，到 3月9日')
    expect(shown(s, 5)).toContain('职工0002 委托你代为决定')
    expect((await s.as(5).clicks(card(s, 5), '批准')).toast?.content).toBe('已记下：批准')
    await s.settle()
    expect(shown(s, 2, 0)).toContain('职工0005 已表态：**批准**')
    await s.as(3).clicks(card(s, 3), '批准')
    await s.settle()
    expect(await s.state()).toBe('approved')
    expect(shown(s, 1)).toContain('职工0002（职工0005 代）　批准')
  })

  test('两人委托同一个人：他只能代投一票，两个人的规矩总要两个人', async () => {
    const s = await stage()
    await s.asks(1)
    await says(s, 2, '委托 0005 7天')
    await says(s, 3, '委托 0005 7天')
    // 今天的两次已经用完：第二张等明天，或者自己来要。
    await says(s, 5, '待批')
    const asked = s
      .cards(5)
      .filter((m) => read(m).includes('委托你代为决定'))
      .slice(-2)
    expect(asked.map((m) => read(m).match(/职工000[23] 委托/)?.[0]).sort()).toEqual(['职工0002 委托', '职工0003 委托'])
    await s.as(5).clicks(asked[0]?.messageId ?? '', '批准')
    const second = await s.as(5).clicks(asked[1]?.messageId ?? '', '批准')
    expect(second.toast?.content).toContain('这一票请本人来投')
    expect(await s.state()).toBe('pending')
  })

  test('委托给提出人：不送给他；委托结束以后，代理人的旧卡片不算', async () => {
    const s = await stage()
    await s.asks(1)
    await says(s, 2, '委托 0001 7天')
    expect(s.cards(1).map(read).join()).not.toContain('委托你代为决定')
    await says(s, 3, '委托 0005 7天')
    const old = card(s, 5)
    await says(s, 3, '结束委托')
    expect((await s.as(5).clicks(old, '批准')).toast?.content).toBe(
      '本人没有委托你，或者委托已经结束，这一票请本人来投',
    )
    expect(await s.noted('approvals.voted')).toHaveLength(0)
    // 他今天已经收了两条，这一句留着汇总给他。
    const held = await s.world.db.read.select({ line: pushes.line }).from(pushes).where(eq(pushes.state, 'held'))
    expect(held).toEqual([{ line: '职工0003 的委托已结束，不用再代他决定' }])
  })

  test('委托到期，自己就不算了', async () => {
    const s = await stage()
    await s.asks(1)
    await says(s, 2, '委托 0005 1天')
    s.clockTo('2026-03-03T09:10:00+08:00')
    expect((await s.as(5).clicks(card(s, 5), '批准')).toast?.content).toBe(
      '本人没有委托你，或者委托已经结束，这一票请本人来投',
    )
  })

  test.each(['委托', '委托 0005', '委托 0005 0天', '委托 0005 90天'])('「%s」没看懂，就教怎么发', async (text) => {
    const s = await stage()
    await says(s, 2, text)
    expect(shown(s, 2)).toContain('委托 工号 天数')
  })

  test('回避的人多到凑不够：事情还挂着，管支部事务的人知道', async () => {
    const s = await stage()
    await s.asks(1)
    expect((await s.as(2).clicks(card(s, 2), '我要回避')).toast?.content).toBe('已回避，这件事不用再管')
    await s.settle()
    expect(s.cards(6)).toHaveLength(0)
    await s.as(3).clicks(card(s, 3), '我要回避')
    await s.settle()
    expect(await s.state()).toBe('pending')
    expect(shown(s, 6)).toContain('凑不够 2 人')
    expect(shown(s, 2)).toContain('你已回避')
  })

  test('能决定的人离开了支部，凑不够：下一次巡查就告诉管支部事务的人，只说一次', async () => {
    const s = await stage()
    await s.asks(1)
    await s.at('2026-03-02T09:13:00+08:00')
    expect(s.cards(6)).toHaveLength(0)
    const left = [3, 4].map((n) => `'${s.memberOf(n)}'`).join(',')
    await s.database.client.execute(`update members set left_at = 1 where id in (${left})`)
    await s.at('2026-03-02T09:23:00+08:00')
    await s.at('2026-03-02T09:33:00+08:00')
    expect(s.cards(6)).toHaveLength(1)
    expect(shown(s, 6)).toContain('凑不够 2 人')
  })

  test('有利害关系的人一开始就没有席位', async () => {
    const close: { who: string } = { who: '' }
    const s = await stage(variant('test.close', { conflicts: async (_, __, member) => member === close.who }))
    close.who = s.memberOf(4)
    await s.asks(1)
    expect(s.cards(4)).toHaveLength(0)
    expect(shown(s, 2)).toContain('2 人可以决定，2 人批准才生效')
    close.who = s.memberOf(3)
    expect((await s.as(3).clicks(card(s, 3), '批准')).toast?.content).toContain('利害关系')
  })

  test('「待批」把还没表态的事再拿出来，办完就没有了；新旧卡片都跟着变', async () => {
    const s = await stage()
    await s.asks(1)
    await says(s, 2, '待批')
    expect(s.cards(2)).toHaveLength(2)
    await s.as(2).clicks(card(s, 2), '批准')
    await s.settle()
    expect(shown(s, 2, 0)).toContain('你已表态')
    await says(s, 2, '待批')
    expect(shown(s, 2)).toContain('现在没有等你决定的事')
  })

  test('过了一半提醒一次，最后四小时再提醒一次；表过态的不提醒', async () => {
    const s = await stage()
    await s.asks(1)
    await s.as(2).clicks(card(s, 2), '批准')
    await s.at('2026-03-03T13:33:00+08:00')
    await s.at('2026-03-03T15:03:00+08:00')
    await s.at('2026-03-04T14:03:00+08:00')
    await s.at('2026-03-04T16:03:00+08:00')
    expect(s.cards(2)).toHaveLength(1)
    expect(s.cards(3)).toHaveLength(3)
    expect(shown(s, 3)).toContain('还等你决定')
  })
})

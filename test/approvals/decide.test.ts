import { describe, expect, test } from 'vitest'
import { isWorkerd } from '../bench.ts'
import { read } from '../study/stage.ts'
import { stage, variant, wednesday } from './stage.ts'

const card = (s: Awaited<ReturnType<typeof stage>>, n: number, nth = -1) => {
  const found = s.cards(n).at(nth)
  if (!found) throw new Error(`nobody wrote to ${n}`)
  return found.messageId
}
const shown = (s: Awaited<ReturnType<typeof stage>>, n: number, nth = -1) => read(s.cards(n).at(nth))

// The kind of approval belongs to the test, so it does not reach workerd.
describe.skipIf(isWorkerd)('批准', () => {
  test('三人中两人批准：当场生效一次，每张卡片都说实话，提出人得到结果', async () => {
    const s = await stage()
    await s.asks(1)
    expect(shown(s, 2)).toContain('3 人可以决定，2 人批准才生效')
    expect(shown(s, 1)).toContain('等待批准')
    expect((await s.as(2).clicks(card(s, 2), '批准')).toast).toMatchObject({ content: '已记下：批准' })
    expect(shown(s, 2)).toContain('你已表态：**批准**')
    await s.settle()
    expect(shown(s, 3)).toContain('已有 1 人批准，0 人不批准')
    expect(await s.state()).toBe('pending')
    expect(await s.noted('test.took-effect')).toHaveLength(0)

    expect((await s.as(3).clicks(card(s, 3), '批准')).toast).toMatchObject({ content: '已记下，这件事通过了' })
    await s.settle()
    expect(await s.state()).toBe('approved')
    expect(await s.noted('test.took-effect')).toHaveLength(1)
    for (const n of [2, 3, 4]) expect(shown(s, n)).toContain('已批准 · 修改每日一题时间')
    expect(shown(s, 4)).toContain('职工0002　批准\n职工0003　批准')
    expect(shown(s, 1)).toContain('已批准')
    expect(s.cards(1)).toHaveLength(2)
    expect(await s.noted('approvals.voted')).toHaveLength(2)
    expect(await s.noted('approvals.approved')).toEqual([{ approved: 2, rejected: 0 }])
  })

  test('同一个人在另一张还没变的卡片上改主意：以第一次为准，也留痕', async () => {
    const s = await stage()
    await s.asks(1)
    await s.as(2).says('bot', '待批')
    await s.settle()
    await s.as(2).clicks(card(s, 2, 0), '批准')
    const second = await s.as(2).clicks(card(s, 2, 1), '不批准')
    expect(second.toast?.content).toBe('这一票已经投过了，以第一次为准')
    expect(shown(s, 2, 1)).toContain('你已表态：**批准**')
    expect(await s.noted('approvals.voted')).toHaveLength(1)
    expect(await s.noted('approvals.refused')).toEqual([{ tried: 'reject', outcome: 'voted' }])
  })

  test('已经决定了才点旧卡片：告诉他结果，卡片换成结果，什么也不改', async () => {
    const s = await stage()
    await s.asks(1)
    await s.as(2).clicks(card(s, 2), '批准')
    await s.as(3).clicks(card(s, 3), '批准')
    const late = await s.as(4).clicks(card(s, 4), '不批准')
    expect(late.toast?.content).toBe('已批准，不用再点了')
    expect(shown(s, 4)).toContain('批准 2 人，不批准 0 人')
    expect(await s.noted('test.took-effect')).toHaveLength(1)
    expect(await s.noted('approvals.refused')).toEqual([{ tried: 'reject', outcome: 'approved' }])
  })

  test('同时点：恰好一人是决定性的一票，后果恰好一次', async () => {
    const s = await stage()
    await s.asks(1)
    const told = await Promise.all([2, 3, 4].map((n) => s.as(n).clicks(card(s, n), '批准')))
    const words = told.map((t) => t.toast?.content).sort()
    expect(words).toEqual(['已批准，不用再点了', '已记下，这件事通过了', '已记下：批准'].sort())
    expect(await s.noted('test.took-effect')).toHaveLength(1)
  })

  test('不相干的人点到转来的卡片：什么也不知道，但留了痕', async () => {
    const s = await stage()
    await s.asks(1)
    const vote = { approval: await s.id(), seat: s.memberOf(2) }
    expect(await s.knocks(5, 'approvals.approve', vote)).toBe('没有找到，或者不在你的权限里')
    expect(await s.knocks(5, 'approvals.approve', { ...vote, approval: 'none' })).toBe('没有找到，或者不在你的权限里')
    expect(await s.knocks(2, 'approvals.cancel', vote)).toBe('没有找到，或者不在你的权限里')
    expect(await s.noted('approvals.refused')).toEqual([1, 2].map(() => ({ tried: 'click', outcome: 'outsider' })))
    expect(await s.state()).toBe('pending')
  })

  test('提出人点到别人的卡片：自己提的不能自己批，替别人也不能', async () => {
    const s = await stage()
    await s.asks(3)
    const approval = await s.id()
    for (const seat of [2, 3].map(s.memberOf))
      expect(await s.knocks(3, 'approvals.approve', { approval, seat })).toBe('这是你自己提出的，不能由你决定')
    expect(await s.noted('approvals.refused')).toEqual([1, 2].map(() => ({ tried: 'approve', outcome: 'own' })))
  })

  test('没有受委托的人拿别人的席位投票：不算', async () => {
    const s = await stage()
    await s.asks(1)
    const vote = { approval: await s.id(), seat: s.memberOf(3) }
    expect(await s.knocks(2, 'approvals.approve', vote)).toBe('本人没有委托你，或者委托已经结束，这一票请本人来投')
    expect(await s.noted('approvals.voted')).toHaveLength(0)
  })

  test('两人不批准就再也凑不够：当场结束，说清楚没有通过', async () => {
    const s = await stage()
    await s.asks(1)
    await s.as(2).clicks(card(s, 2), '不批准')
    expect(await s.state()).toBe('pending')
    await s.as(3).clicks(card(s, 3), '不批准')
    await s.settle()
    expect(await s.state()).toBe('rejected')
    expect(shown(s, 1)).toContain('未批准')
    expect(await s.noted('test.let-go')).toEqual([{ ended: 'rejected' }])
    expect(await s.noted('test.took-effect')).toHaveLength(0)
  })

  test('提出人自己是支委：没有他的一票', async () => {
    const s = await stage()
    await s.asks(2)
    expect(s.cards(2)).toHaveLength(1)
    expect(shown(s, 2)).toContain('2 人可以决定，2 人批准才生效')
    expect(shown(s, 2)).not.toContain('我要回避')
  })

  test('凑不够人的事开不了', async () => {
    const s = await stage(variant('test.four', { needed: () => 4 }))
    expect(await s.asks(1)).toEqual({ kind: 'too-few', seats: 3, needed: 4 })
    expect(s.cards(2)).toHaveLength(0)
  })

  test('同一个原因提两次，只开一件、只问一次', async () => {
    const s = await stage()
    const first = await s.asks(1)
    expect(await s.asks(1)).toEqual(first)
    expect(s.cards(2)).toHaveLength(1)
  })

  test('到期：不再收票，提出人知道没有人决定，旧卡片点了说实话', async () => {
    const s = await stage()
    await s.asks(1)
    await s.as(2).clicks(card(s, 2), '批准')
    s.clockTo(wednesday)
    const late = await s.as(3).clicks(card(s, 3), '批准')
    expect(late.toast?.content).toBe('到期没有决定，已失效，不用再点了')
    expect(late.cardChanged).toBe(true)
    await s.at('2026-03-04T18:03:00+08:00')
    expect(await s.state()).toBe('expired')
    expect(shown(s, 1)).toContain('到期没有决定')
    expect(await s.noted('approvals.refused')).toEqual([{ tried: 'approve', outcome: 'expired' }])
  })

  test('提出人撤回：等着的卡片跟着变，再点说已撤回', async () => {
    const s = await stage()
    await s.asks(1)
    expect((await s.as(1).clicks(card(s, 1), '撤回')).toast?.content).toBe('已撤回')
    await s.settle()
    expect(await s.state()).toBe('cancelled')
    for (const n of [1, 2, 3, 4]) expect(shown(s, n)).toContain('申请人已撤回')
  })

  test('权限没了再点：不算，也说清楚', async () => {
    const s = await stage()
    await s.asks(1)
    await s.database.client.execute(
      `update role_grants set until = 1 where role = 'committee' and member_id = '${s.memberOf(3)}'`,
    )
    expect((await s.as(3).clicks(card(s, 3), '批准')).toast?.content).toBe('你现在没有决定这件事的权限')
    expect(await s.noted('approvals.refused')).toEqual([{ tried: 'approve', outcome: 'no-longer' }])
    expect(await s.noted('approvals.voted')).toHaveLength(0)
  })

  test('理由不够二十个字不收，写够了才收；理由给提出人看', async () => {
    const s = await stage(variant('test.reasons', { reasonAtLeast: { approve: 0, reject: 20 }, onRejection: 'any' }))
    await s.asks(1)
    const short = await s.as(2).fills(card(s, 2), { reason: '不行' }, '不批准')
    expect(short.toast?.content).toBe('请先写明理由，至少 20 个字')
    expect(await s.state()).toBe('pending')
    const reason = '和班前会撞在一起，大家在换衣服，没有人顾得上看题'
    await s.as(2).fills(card(s, 2), { reason }, '不批准')
    await s.settle()
    expect(await s.state()).toBe('rejected')
    expect(shown(s, 1)).toContain(reason)
  })

  test('秘密表决：结果出来前看不到票数，出来后也不说谁投了什么', async () => {
    const s = await stage(variant('test.secret', { secret: true }))
    await s.asks(1)
    await s.as(2).clicks(card(s, 2), '批准')
    await s.settle()
    expect(shown(s, 3)).toContain('谁也看不到票数')
    expect(shown(s, 3)).not.toContain('人批准，')
    expect(await s.noted('approvals.voted')).toEqual([{ seat: s.memberOf(2) }])
    await s.as(3).clicks(card(s, 3), '批准')
    await s.settle()
    expect(shown(s, 1)).toContain('批准 2 人，不批准 0 人')
    expect(shown(s, 1)).not.toContain('职工0002')
  })
})

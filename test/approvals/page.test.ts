import { describe, expect, test } from 'vitest'
import { isWorkerd } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { stage, wednesday } from './stage.ts'

describe.skipIf(isWorkerd)('审批页', () => {
  test('每个人只看到自己的：等我决定的、我提出的、我的委托；别人投了什么不在这里', async () => {
    const s = await stage()
    await s.asks(1)
    await s.as(2).says('bot', '委托 0005 7天')
    await s.settle()
    await s.as(3).clicks(s.cards(3).at(-1)?.messageId ?? '', '不批准')
    await s.settle()
    const words = async (n: number) => (await surfer(s, `ou_000${n}`).opens('/approvals')).words
    expect(await words(2)).toMatch(/等我决定的 .*修改每日一题时间 等待决定 还没表态 .*我给出的委托 .*职工0005/)
    expect(await words(3)).toMatch(/我参与过的 .*修改每日一题时间 等待决定 不批准/)
    expect(await words(1)).toMatch(/我提出的 .*修改每日一题时间 等待决定/)
    expect(await words(1)).not.toContain('不批准')
    expect(await words(5)).toMatch(/委托给我的 .*职工0002/)
    expect(await words(6)).not.toContain('修改每日一题时间')
    s.clockTo(wednesday)
    expect(await words(2)).toContain('到期失效')
  })
})

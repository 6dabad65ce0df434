import { like } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { AbsenceId } from '../../src/core/ids.ts'
import { mute } from '../../src/domain/disturbance/mutes.ts'
import { pushes } from '../../src/domain/disturbance/schema.ts'
import { registerAbsence } from '../../src/domain/shifts/absence.ts'
import type { Writes } from '../../src/platform/db/db.ts'
import { isWorkerd } from '../bench.ts'
import { day } from '../support/shifts/book.ts'
import { stage } from './stage.ts'

describe.skipIf(isWorkerd)('要决定的人这会儿不便打扰', () => {
  test('开着免打扰：卡片等着，跟着事情变；有了结果就不发了', async () => {
    const s = await stage()
    const wish = { memberId: s.memberOf(4), until: new Date('2026-03-02T18:00:00+08:00'), eventId: 'm1' }
    await s.world.db.commit((to) => mute(to, s.world, wish) as unknown as Writes)
    await s.asks(1)
    const waiting = async () =>
      (
        await s.world.db.read
          .select()
          .from(pushes)
          .where(like(pushes.key, `approvals/ask/%/${s.memberOf(4)}`))
      )[0]
    expect(s.cards(4)).toEqual([])
    expect((await waiting())?.card).toContain('已有 0 人批准')
    await s.as(2).clicks(s.cards(2).at(-1)?.messageId ?? '', '批准')
    expect((await waiting())?.card).toContain('已有 1 人批准')
    await s.as(3).clicks(s.cards(3).at(-1)?.messageId ?? '', '批准')
    await s.settle()
    expect(await s.state()).toBe('approved')
    expect(await waiting()).toMatchObject({ state: 'dropped', dueAt: null, card: null })
    expect(s.cards(4)).toEqual([])
  })

  test('截止那天休假的人，前一天就再提醒；别人照常在最后四小时', async () => {
    const s = await stage()
    const away = { id: 'a1' as AbsenceId, memberId: s.memberOf(4), kind: 'leave' as const, by: s.memberOf(6) }
    await registerAbsence(s.world, { ...away, firstDay: day('2026-03-04'), lastDay: day('2026-03-04') })
    await s.asks(1)
    await s.at('2026-03-03T13:33:00+08:00')
    expect([s.cards(2), s.cards(4)].map((cards) => cards.length)).toEqual([2, 2])
    await s.at('2026-03-03T18:03:00+08:00')
    expect([s.cards(2), s.cards(4)].map((cards) => cards.length)).toEqual([2, 3])
    await s.at('2026-03-04T14:03:00+08:00')
    expect([s.cards(2), s.cards(4)].map((cards) => cards.length)).toEqual([3, 3])
  })
})

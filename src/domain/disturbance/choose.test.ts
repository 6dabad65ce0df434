import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choose } from './choose.ts'

const row = (name: string) => ({
  name,
  state: name.startsWith('旧') ? 'held' : 'waiting',
  kind: name.startsWith('批') ? ('approval' as const) : ('care' as const),
})
const names = (rows: readonly { name: string }[]) => rows.map((r) => r.name).join(' ')
const chosen = (waiting: string, free: number) => {
  const { alone, together, tomorrow } = choose(waiting.split(' ').map(row), free)
  return [names(alone), names(together), names(tomorrow)]
}

test.each([
  ['甲 乙', 2, ['甲 乙', '', '']],
  ['甲 乙 丙', 2, ['', '甲 乙 丙', '']],
  ['甲 乙', 1, ['', '甲 乙', '']],
  ['旧一 甲', 2, ['甲', '旧一', '']],
  ['旧一 甲 乙', 2, ['', '旧一 甲 乙', '']],
  ['旧一', 1, ['', '旧一', '']],
  ['甲', 0, ['', '', '甲']],
  ['批一', 1, ['批一', '', '']],
  ['批一 批二 批三', 2, ['批一 批二', '', '批三']],
  ['甲 批一 批二', 2, ['批一', '甲', '批二']],
  ['甲 批一', 1, ['批一', '', '甲']],
])('“%s”，还有 %s 个位子', (waiting, free, expected) => {
  expect(chosen(waiting, free)).toEqual(expected)
})

test('随便多少件：一件不丢一件不重，占的位子不超过剩下的，要紧的卡片不变成一行字', () => {
  const any = fc.array(
    fc.record({
      state: fc.constantFrom('waiting', 'held'),
      kind: fc.constantFrom('care' as const, 'approval' as const),
    }),
  )
  fc.assert(
    fc.property(any, fc.integer({ min: 0, max: 2 }), (rows, free) => {
      const waiting = rows.map((r) => (r.kind === 'approval' ? { ...r, state: 'waiting' } : r))
      const { alone, together, tomorrow } = choose(waiting, free)
      expect(new Set([...alone, ...together, ...tomorrow])).toEqual(new Set(waiting))
      expect(alone.length + together.length + tomorrow.length).toBe(waiting.length)
      expect(alone.length + (together.length > 0 ? 1 : 0)).toBeLessThanOrEqual(free)
      expect(together.filter((p) => p.kind === 'approval')).toEqual([])
      expect(waiting.length > 0 && free > 0 && alone.length + together.length === 0).toBe(false)
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemIn, type Statement } from '../../domain/posts/statement.ts'
import { choices, said, stepOf } from './rules.ts'

const hole = '＿'
const statement = fc.record({
  object: fc.stringMatching(/^[a-z]{1,6}$/),
  sentence: fc.stringMatching(/^[a-z]{1,10}(【[a-z]{1,4}】)?[a-z]{0,6}$/),
  avoid: fc.constant(''),
})
const texts = fc.uniqueArray(statement, { minLength: 1, maxLength: 12, selector: (s) => said(s.sentence) })

test('随便什么口述、随便哪一遍：选项不重样，对的在里面，重画一次还是一样；过了末尾就没有', () => {
  fc.assert(
    fc.property(texts, fc.string({ minLength: 1 }), fc.constantFrom('order', 'gap', 'flash'), (all, run, mode) => {
      for (let step = 0; step < all.length; step++) {
        const drawn = stepOf(all, { run, mode, step }, hole)
        expect(drawn).toEqual(stepOf(all, { run, mode, step }, hole))
        expect(drawn?.statement).toBe(all[step])
        if (mode === 'flash') expect(drawn?.ask).toBeUndefined()
        if (!drawn?.ask) continue
        const { options, right, asked } = drawn.ask
        expect(new Set(options).size).toBe(options.length)
        expect(options.length).toBeGreaterThan(1)
        expect(options.length).toBeLessThanOrEqual(choices)
        const meant: Record<typeof asked.kind, string | undefined> = {
          first: said(all[step]?.sentence ?? ''),
          order: said(all[step]?.sentence ?? ''),
          gap: /【(.+)】/.exec(all[step]?.sentence ?? '')?.[1],
          object: all[step]?.object,
        }
        expect(options[right]).toBe(meant[asked.kind])
        if (asked.kind === 'gap') expect(asked.sentence).toContain(hole)
      }
      expect(stepOf(all, { run, mode, step: all.length }, hole)).toBeUndefined()
    }),
  )
})

test('对的那个不老在一个位置：一百遍里三个位置都有', () => {
  const all = ['甲', '乙', '丙', '丁'].map((n): Statement => ({ object: n, sentence: `${n}完好`, avoid: '' }))
  const places = Array.from(
    { length: 100 },
    (_, n) => stepOf(all, { run: `r${n}`, mode: 'order', step: 1 }, hole)?.ask?.right,
  )
  for (const place of [0, 1, 2]) expect(places.filter((p) => p === place).length).toBeGreaterThan(15)
})

test('口述的毛病：空的、太长的、重的、太多的，说得出在第几行', () => {
  const one = { object: '顶板', sentence: '顶板完好', avoid: '' }
  expect(problemIn([one])).toBeUndefined()
  expect(problemIn([])).toEqual({ line: 0, why: 'empty' })
  expect(problemIn([one, { ...one, sentence: '' }])).toEqual({ line: 1, why: 'empty' })
  expect(problemIn([one, one])).toEqual({ line: 1, why: 'twice' })
  expect(problemIn([{ ...one, sentence: '长'.repeat(201) }])).toEqual({ line: 0, why: 'too-long' })
  expect(problemIn(Array.from({ length: 21 }, (_, i) => ({ ...one, sentence: `第${i}句` })))?.why).toBe('too-many')
})

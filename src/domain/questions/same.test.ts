import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Question } from './question.ts'
import { judgeBy, keyIn, keyWords, wordsHash } from './same.ts'

const base: Question = {
  ...{ kind: 'single', stem: '几点收题？', options: ['甲', '乙', '丙', '丁'], answer: 'B', explanation: '', basis: '' },
  ...{ subject: '', point: '', post: '', difficulty: 3 },
}
const like = (change: Partial<Question>): Question => ({ ...base, ...change })

test('选项换了顺序、字宽和空格不同，还是同一道题；答案按选项的字比', async () => {
  const turned = like({ stem: '几点 收题?', options: ['丁', '丙', '乙', '甲'], answer: 'C' })
  expect(await wordsHash(turned)).toBe(await wordsHash(base))
  expect(keyWords(turned)).toBe(keyWords(base))
  expect(keyWords(like({ answer: 'C' }))).not.toBe(keyWords(base))
  expect(await wordsHash(like({ options: ['甲', '乙', '丙', '戊'] }))).not.toBe(await wordsHash(base))
})

test('改判跟着选项的字走；改了字的按位置；选项没了的判不了', () => {
  const turned = judgeBy(base, like({ options: ['丁', '丙', '乙', '甲'], answer: 'A' }))
  expect(['A', 'B', 'C', 'D'].map(turned)).toEqual([false, false, false, true])
  const reworded = judgeBy(base, like({ options: ['甲', '乙乙', '丙', '丁'], answer: 'B' }))
  expect(['A', 'B'].map(reworded)).toEqual([false, true])
  const shorter = judgeBy(base, like({ options: ['甲', '丙', '丁'], answer: 'A' }))
  expect(['A', 'B', 'C'].map(shorter)).toEqual([true, undefined, false])
  const judged = judgeBy(
    like({ kind: 'judge', options: [], answer: 'T' }),
    like({ kind: 'judge', options: [], answer: 'F' }),
  )
  expect(['T', 'F'].map(judged)).toEqual([false, true])
  expect(judgeBy(base, like({ kind: 'judge', options: [], answer: 'F' }))('B')).toBeUndefined()
})

test('不管选项怎么打乱，选对的还是对，选错的还是错', () => {
  const options = ['甲', '乙', '丙', '丁', '戊']
  fc.assert(
    fc.property(
      fc.shuffledSubarray(options, { minLength: 5 }),
      fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
      fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }),
      (order, key, chosen) => {
        const choice = (of: number[], shown: string[]) =>
          of
            .map((i) => 'ABCDE'[shown.indexOf(options[i] ?? '')] ?? '')
            .sort()
            .join('')
        const from = like({ kind: 'multiple', options, answer: 'A' })
        const to = like({ kind: 'multiple', options: order, answer: choice(key, order) })
        expect(judgeBy(from, to)(choice(chosen, options))).toBe(key.join() === chosen.join())
      },
    ),
  )
})

test('新答案用旧题的字母说得出来；旧题里没有的，说不出来', () => {
  expect(keyIn(base, like({ options: ['丁', '丙', '乙', '甲'], answer: 'A' }))).toBe('D')
  expect(keyIn(base, like({ kind: 'multiple', options: ['丁', '丙', '乙', '甲'], answer: 'AD' }))).toBe('AD')
  expect(keyIn(base, like({ options: ['甲', '戊'], answer: 'B' }))).toBeUndefined()
})

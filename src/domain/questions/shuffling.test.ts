import { expect, test } from 'vitest'
import { isNegative, isUnshufflable } from './shuffling.ts'

test('哪些选项不能打乱、哪些题是反面说法', () => {
  expect(isUnshufflable(['甲', '以上都是'])).toBe(true)
  expect(isUnshufflable(['甲', '乙', 'A和B'])).toBe(true)
  expect(isUnshufflable(['A类火灾', 'B类火灾'])).toBe(false)
  expect(isNegative('下列不属于三违的是')).toBe(true)
  expect(isNegative('下列做法不得采用的是')).toBe(true)
  expect(isNegative('下列属于三违的是')).toBe(false)
  expect(isNegative('停电后不得直接合闸，应当先做什么？')).toBe(false)
})

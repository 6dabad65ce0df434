import { expect, test } from 'vitest'
import type { CaseId } from '../../core/ids.ts'
import { orderCases } from './order.ts'

const c = (family: string, ...posts: string[]) => ({ family: family as CaseId, posts })
const day = (n: number) => new Date(Date.UTC(2026, 2, n))
const ordered = (all: ReturnType<typeof c>[], posts: string[], shown: Record<string, Date> = {}) =>
  orderCases(all, { posts, notShownSince: day(10), shownAt: (family) => shown[family] }).map(({ family }) => family)

test('别的岗位的不挑；本岗位的在前，人人适用的在后', () => {
  expect(ordered([c('general'), c('driver', '采煤机司机'), c('electric', '电工')], ['采煤机司机'])).toEqual([
    'driver',
    'general',
  ])
  expect(ordered([c('driver', '采煤机司机')], [])).toEqual([])
})
test('最近讲过的排最后，讲过更久的在前；全都讲过了也有得讲', () => {
  const all = [c('a'), c('b'), c('d', '电工')]
  expect(ordered(all, ['电工'], { d: day(20) })).toEqual(['a', 'b', 'd'])
  expect(ordered(all, ['电工'], { a: day(9), d: day(20) })).toEqual(['b', 'a', 'd'])
  expect(ordered(all, ['电工'], { a: day(12), b: day(11), d: day(13) })).toEqual(['b', 'a', 'd'])
})

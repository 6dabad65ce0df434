import { expect, test } from 'vitest'
import { lessonReviews } from '../../src/features/meetings/reviews/schema.ts'
import { at, meetingBench } from './stage.ts'

const monday = '2026-03-02'

test('一周三培散会：请听课的人评一评这堂课，主持的人不请；再点一次散会也只请一次', async () => {
  const b = await meetingBench({ start: at('08:00', monday) })
  await b.at(at('13:37', monday))
  await b.at(at('13:40', monday))
  await b.at(at('14:42', monday))
  const taps = (label: string) => b.as(2).clicks(b.cardOf(2, '一周三培'), label)
  await taps('开会')
  await taps('点名')
  await taps('其余全到')
  await Promise.all([taps('散会'), taps('散会')])
  await b.at(at('17:56', monday))
  await b.at(at('23:26', monday))
  const [review, ...more] = await b.world.db.read.select().from(lessonReviews)
  expect(more).toEqual([])
  expect(review).toMatchObject({ lecturerId: b.id(2), title: expect.stringContaining('岗位标准') })
  expect([3, 4, 5, 6].filter((n) => b.shows(n, '这堂课讲得怎么样') !== '')).toEqual([3, 4, 5, 6])
  expect(b.shows(2, '这堂课讲得怎么样')).toBe('')
})

test('二五安全会散会：不是讲课，不请人评', async () => {
  const b = await meetingBench()
  await b.at(at('13:27'))
  await b.at(at('14:02'))
  await b.taps(2, '开会')
  await b.taps(2, '点名')
  await b.taps(2, '其余全到')
  await b.taps(2, '散会')
  await b.at(at('18:16'))
  expect(await b.world.db.read.select().from(lessonReviews)).toEqual([])
})

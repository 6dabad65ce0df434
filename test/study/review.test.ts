import { expect, test } from 'vitest'
import type { LocalDate } from '../../src/core/clock.ts'
import { attempts } from '../../src/domain/attempts/schema.ts'
import { gaps } from '../../src/domain/gaps/schema.ts'
import { reviewPlans } from '../../src/domain/memory/schema.ts'
import { memberByStaffNo } from '../../src/domain/people/store.ts'
import { policies } from '../../src/domain/policy/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { askableFor } from '../../src/features/study/review/fresh.ts'
import { pushReviews } from '../../src/features/study/review/push.ts'
import { person } from '../bench.ts'
import { answeredBefore, forenoon, idOf, leaveFor, night, plans, reviewOf, twoWordings } from './review-stage.ts'
import { aQuestion, card, evening, lastPrivate, morning, nextMorning, privately, read, studyBench } from './stage.ts'

test('昨天答错的，第二天换一道同一知识点的题来问；答完写明下次什么时候见', async () => {
  const b = await studyBench({ bank: twoWordings })
  await b.at(morning)
  const asked = read(b.feishu.message(card(b))).includes('打眼前') ? 2 : 1
  await b.as(1).clicks(card(b), asked === 1 ? 'A' : '对')
  await b.at(evening)
  await b.at(night)
  await b.at(nextMorning)
  expect(reviewOf(b, 1)).toHaveLength(0)
  await b.at(forenoon)
  const [shown = ''] = reviewOf(b, 1)
  expect(reviewOf(b, 1)).toHaveLength(1)
  expect(shown).toContain(asked === 1 ? '打眼前测得瓦斯' : '瓦斯浓度到多少')
  expect(shown).not.toContain('给风流稀释留出余地')
  const { cardChanged } = await b.as(1).clicks(lastPrivate(b, 1)?.messageId ?? '', asked === 1 ? '错' : 'B')
  expect(cardChanged).toBe(true)
  const verdict = read(lastPrivate(b, 1))
  expect(verdict).toContain('给风流稀释留出余地')
  expect(verdict).toMatch(/下次见：(明天|\d+ 天后)/)
  const [row] = (await b.world.db.read.select().from(attempts)).filter((a) => a.source === 'review')
  expect(row?.correct).toBe(true)
})

test('一天一张卡片，最多三道；排两次、推两次，还是这一张', async () => {
  const bank = [1, 2, 3, 4, 5].map((n) => aQuestion(n, { point: `知识点${n}`, basis: '' }))
  const b = await studyBench({ bank })
  for (const n of [1, 2, 3, 4, 5]) await answeredBefore(b, 1, [['2026-02-20', false]], `知识点${n}`)
  await b.at('2026-03-02T12:00:00+08:00')
  await b.at(night)
  const first = await plans(b)
  expect(first.map((p) => p.items.length)).toEqual([3])
  await b.at('2026-03-03T02:41:00+08:00')
  expect(await plans(b)).toEqual(first)
  await b.at(forenoon)
  await b.at('2026-03-03T10:45:00+08:00')
  expect(reviewOf(b, 1)).toHaveLength(1)
  expect(reviewOf(b, 1)[0]).toContain('第 1/3 题')
})

test('请假的人不排；排好以后请了假，也不发', async () => {
  const b = await studyBench({ bank: twoWordings })
  await answeredBefore(b, 1, [['2026-02-27', false]])
  await answeredBefore(b, 2, [['2026-02-27', false]])
  await leaveFor(b, 1, '2026-03-03', '2026-03-04')
  await b.at(night)
  expect((await plans(b)).map((p) => p.memberId)).toEqual([await idOf(b, 2)])
  b.clockTo('2026-03-03T08:00:00+08:00')
  await leaveFor(b, 2, '2026-03-03', '2026-03-03')
  await b.at(forenoon)
  expect(reviewOf(b, 1)).toHaveLength(0)
  expect(reviewOf(b, 2)).toHaveLength(0)
  await b.at('2026-03-04T02:40:00+08:00')
  await b.at('2026-03-04T10:31:00+08:00')
  expect(reviewOf(b, 2)).toHaveLength(1)
})

test('忘了四次的，交给人去帮；人帮着的时候机器不再问', async () => {
  const b = await studyBench({ bank: twoWordings })
  await answeredBefore(b, 1, [
    ['2026-02-10', false],
    ['2026-02-14', false],
    ['2026-02-18', false],
    ['2026-02-22', false],
    ['2026-02-26', false],
  ])
  await b.at(night)
  const [gap] = await b.world.db.read.select().from(gaps)
  expect(gap).toMatchObject({ memberId: await idOf(b, 1), point: '瓦斯停钻', because: 'leech', closedAt: null })
  await b.at('2026-03-04T02:40:00+08:00')
  expect(await plans(b)).toEqual([])
  expect(await b.world.db.read.select().from(gaps)).toHaveLength(1)
})

test('支部定了这周的主题：没学过的里面，这个主题的先问', async () => {
  const bank = [1, 2, 3, 4, 5].map((n) =>
    aQuestion(n, { point: `知识点${n}`, basis: '', post: '采煤机司机', subject: n > 3 ? '顶板' : '通风与瓦斯' }),
  )
  const b = await studyBench({ bank, people: [person(1, { post: '采煤机司机' })] })
  const member = await memberByStaffNo(b.world.db, '0001')
  if (!member) throw new Error('nobody')
  const fresh = async () => (await askableFor(b.world.db, member.branchId, '2026-03-03' as LocalDate)).fresh(member)
  expect(await fresh()).toEqual([1, 2, 3, 4, 5].map((n) => `知识点${n}`))
  await b.world.db.commit((to) => [
    to.insert(policies).values({
      ...{ branchId: member.branchId, key: 'weeklyTopic', version: 1, value: '顶板' },
      ...{ since: new Date('2026-03-01T00:00:00+08:00'), changedBy: 'operator' as const },
    }),
  ])
  await b.at('2026-03-02T12:00:00+08:00')
  expect(await fresh()).toEqual([4, 5, 1, 2, 3].map((n) => `知识点${n}`))
})

test('今天学什么：自己要，马上给，之后不再推；再要一次还是这一份', async () => {
  const b = await studyBench({ bank: twoWordings })
  await answeredBefore(b, 1, [['2026-02-27', false]])
  await b.at(night)
  b.clockTo('2026-03-03T06:50:00+08:00')
  await b.as(1).says('bot', '今天学什么')
  await b.settle()
  expect(reviewOf(b, 1)).toHaveLength(1)
  await b.as(1).says('bot', '错')
  await b.as(1).says('bot', 'B')
  await b.settle()
  await b.at(forenoon)
  await b.as(1).says('bot', '今天学什么')
  await b.settle()
  const given = (await b.world.db.read.select().from(attempts)).filter((a) => a.source === 'review')
  expect(given).toHaveLength(1)
  expect(await b.world.db.read.select().from(reviewPlans)).toHaveLength(1)
})

test('没有要复习的人不打扰；问了就直说', async () => {
  const b = await studyBench({ bank: twoWordings })
  await b.at(night)
  await b.at(forenoon)
  expect(privately(b, 1)).toHaveLength(0)
  await b.as(1).says('bot', '今天学什么')
  await b.settle()
  expect(privately(b, 1).join('\n')).toContain('今天没有要复习的')
})

test('排好以后题停用了：不发，也不留到明天追', async () => {
  const b = await studyBench({ bank: [aQuestion(1, { point: '瓦斯停钻' })] })
  await answeredBefore(b, 1, [['2026-02-27', false]])
  await b.at(night)
  expect(await plans(b)).toHaveLength(1)
  await b.world.db.commit((to) => [to.update(questions).set({ quarantinedAt: new Date() })])
  await b.at(forenoon)
  expect(reviewOf(b, 1)).toHaveLength(0)
  expect((await plans(b)).every((p) => p.settledAt !== null)).toBe(true)
})

test('两个进程同时推，还是一张卡片；过了下个班才点，说已经过去，什么也不记', async () => {
  const b = await studyBench({ bank: twoWordings })
  await answeredBefore(b, 1, [['2026-02-27', false]])
  await b.at(night)
  b.clockTo(forenoon)
  await Promise.all([pushReviews(b.world), pushReviews(b.world)])
  await b.settle()
  expect(reviewOf(b, 1)).toHaveLength(1)
  const shown = lastPrivate(b, 1)?.messageId ?? ''
  const [plan] = await plans(b)
  await b.at(new Date((plan?.until.getTime() ?? 0) + 60_000).toISOString())
  const { toast } = await b.as(1).clicks(shown, '错')
  expect(toast?.type).not.toBe('success')
  expect((await b.world.db.read.select().from(attempts)).filter((a) => a.source === 'review')).toEqual([])
})

test('点两次只算一次；换成“今天学什么”再看，也还是那一次', async () => {
  const b = await studyBench({ bank: [aQuestion(1, { point: '瓦斯停钻' })] })
  await answeredBefore(b, 1, [['2026-02-27', false]])
  await b.at(night)
  await b.at(forenoon)
  const shown = lastPrivate(b, 1)?.messageId ?? ''
  const stale = read(b.feishu.message(shown))
  expect(stale).not.toContain('答案')
  await Promise.all([b.as(1).clicks(shown, 'A'), b.as(1).clicks(shown, 'B')])
  await b.as(1).says('bot', '今天学什么')
  await b.settle()
  const given = (await b.world.db.read.select().from(attempts)).filter((a) => a.source === 'review')
  expect(given).toHaveLength(1)
})

test('复习卡送到以后又看了今日题：打的字母算给刚看的今日题，答完了再打才算给复习', async () => {
  const b = await studyBench({ bank: [aQuestion(1, { point: '瓦斯停钻' }), aQuestion(2, { point: '敲帮问顶' })] })
  await b.at(morning)
  await b.as(1).clicks(card(b), 'A')
  await b.at(evening)
  await b.at(night)
  await b.at(nextMorning)
  await b.at(forenoon)
  expect(reviewOf(b, 1)).toHaveLength(1)
  await b.at('2026-03-03T10:45:00+08:00')
  await b.as(1).says('bot', '今日题')
  await b.settle()
  const sources = async () =>
    (await b.world.db.read.select().from(attempts)).map((a) => `${a.source} ${a.choice}`).slice(1)
  const types = async (words: string) => {
    await b.as(1).says('bot', words)
    await b.settle()
  }
  await types('B')
  expect(await sources()).toEqual(['daily B'])
  await types('B')
  const [, second = ''] = await sources()
  expect(second).toMatch(/^review /)
})

import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { MemberId } from '../../src/core/ids.ts'
import { rosterOf } from '../../src/domain/people/store.ts'
import { openReview } from '../../src/features/meetings/reviews/open.ts'
import { lessonReviewCounts, lessonReviewers, lessonReviews } from '../../src/features/meetings/reviews/schema.ts'
import type { Write } from '../../src/platform/db/db.ts'
import { bench, isWorkerd, person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { lastPrivate, privately, read } from '../study/stage.ts'

const start = '2026-03-02T16:00:00+08:00'
const asked = '2026-03-02T19:06:00+08:00'
const over = '2026-03-05T16:14:00+08:00'
/** 1 书记 · 2 讲课人 · 3…8 听课的人 */
/** …… 9 管理员，别的杂事找他 */
const people = [
  person(1, { roles: ['secretary'] }),
  person(9, { roles: ['administrator'] }),
  ...[2, 3, 4, 5, 6, 7, 8].map((n) => person(n, { shift: '' })),
]

const stage = async ({ listeners = [3, 4, 5, 6, 7, 8] }: { listeners?: number[] } = {}) => {
  const b = await bench(start, { people })
  await b.program.tick()
  const roster = await rosterOf(
    b.world.db,
    (await b.world.db.read.all<{ id: never }>(sql`select id from branches`))[0]?.id as never,
  )
  const idOf = (n: number) => roster.find((m) => m.staffNo === String(n).padStart(4, '0'))?.id as MemberId
  const lesson = {
    lesson: 'lesson-1',
    branchId: roster[0]?.branchId as never,
    title: '皮带着火怎么跑',
    lecturer: idOf(2),
  }
  const open = () =>
    b.world.db.commit((to) => {
      const writes = openReview(to, b.world, { ...lesson, audience: [2, ...listeners].map(idOf) })
      return (writes.length > 0 ? writes : [to.run(sql`select 1`)]) as [Write, ...Write[]]
    })
  await open()
  await b.at(asked)
  return { ...b, open, idOf }
}
type Stage = Awaited<ReturnType<typeof stage>>

const cardOf = (b: Stage, n: number) => lastPrivate(b, n)?.messageId ?? ''
const gives = (b: Stage, n: number, [clear, useful, time]: readonly number[]) =>
  b.as(n).fills(cardOf(b, n), { clear: String(clear), useful: String(useful), time: String(time) }, '提交')

test('下课后请听课的人打分，讲课的人不请；打完卡片变成谢谢，什么分都不在上面', async () => {
  const b = await stage()
  expect(read(lastPrivate(b, 3))).toContain('这堂课讲得怎么样')
  expect(lastPrivate(b, 2)).toBeUndefined()
  const { toast } = await gives(b, 3, [5, 4, 2])
  expect(toast?.content).toBe('收到了，谢谢')
  expect(read(lastPrivate(b, 3))).toContain('已经收下，不记名')
  expect(read(lastPrivate(b, 3))).not.toMatch(/\d 分/)
})

test('不到五个人听课，谁也不问', async () => {
  const b = await stage({ listeners: [3, 4, 5, 6] })
  expect(await b.world.db.read.select().from(lessonReviews)).toEqual([])
  expect(lastPrivate(b, 3)).toBeUndefined()
})

test('五个人打了分：结束后讲课的人和书记各看到半分的平均，低的给办法；听课的人看不到', async () => {
  const b = await stage()
  for (const [n, marks] of [
    [3, [5, 3, 1]],
    [4, [5, 3, 2]],
    [5, [4, 3, 2]],
    [6, [4, 3, 1]],
    [7, [4, 4, 1]],
  ] as const)
    await gives(b, n, marks)
  expect((await surfer(b, 'ou_0002').opens('/reviews')).words).toContain('还没有可以显示的评价')
  await b.at(over)
  await b.at('2026-03-05T16:20:00+08:00')
  for (const n of [1, 2]) {
    const told = privately(b, n).join('\n')
    expect(told).toContain('讲得清楚　4.5 分')
    expect(told).toContain('用得上　3 分')
    expect(told).toContain('有时间问　1.5 分')
    expect(told).toContain('留出最后 5 分钟')
    expect((await surfer(b, `ou_000${n}`).opens('/reviews')).words).toContain('皮带着火怎么跑')
  }
  expect((await surfer(b, 'ou_0003').opens('/reviews')).words).not.toContain('皮带着火')
  expect((await surfer(b, 'ou_0002').opens('/me')).words).toContain('讲课评价')
})

test('四个人打了分：结束就清掉，谁也看不到', async () => {
  const b = await stage()
  for (const n of [3, 4, 5, 6]) await gives(b, n, [1, 1, 1])
  await b.at(over)
  expect(lastPrivate(b, 2)).toBeUndefined()
  expect(await b.world.db.read.select().from(lessonReviewCounts)).toEqual([])
  expect((await b.world.db.read.select().from(lessonReviews))[0]).toMatchObject({ voices: 4 })
  expect((await surfer(b, 'ou_0001').opens('/reviews')).words).toContain('还没有可以显示的评价')
})

test('连点两次、两台设备，只算一次；没选全、选怪的不算；结束以后不算；没听课的人点不了', async () => {
  const b = await stage()
  const card = cardOf(b, 3)
  const marks = { clear: '5', useful: '5', time: '5' }
  expect(
    await b
      .as(3)
      .fills(card, { ...marks, time: '6' }, '提交')
      .catch((e) => String(e)),
  ).not.toMatchObject({
    toast: { type: 'success' },
  })
  await Promise.all([
    b.as(3).fills(card, marks, '提交'),
    b
      .as(3)
      .fills(card, marks, '提交')
      .catch(() => undefined),
  ])
  const sum = async () => (await b.world.db.read.select().from(lessonReviewCounts)).reduce((all, { n }) => all + n, 0)
  expect(await sum()).toBe(3)
  const late = cardOf(b, 4)
  b.clockTo('2026-03-05T16:01:00+08:00')
  expect((await b.as(4).fills(late, marks, '提交')).toast?.content).toContain('已经结束')
  expect(await sum()).toBe(3)
})

test('卡片进了汇总的人，发“评课”打开；评过了就没有', async () => {
  const b = await stage()
  const said = async (n: number) => {
    await b.as(n).says('bot', '评课')
    await b.settle()
    return read(lastPrivate(b, n))
  }
  expect(await said(3)).toContain('皮带着火怎么跑')
  await gives(b, 3, [5, 5, 5])
  expect(await said(3)).toContain('现在没有等你评的课')
  expect(await said(2)).toContain('现在没有等你评的课')
})

test('再开一次还是那一次；结束后谁被请过、答没答过也没有了', async () => {
  const b = await stage()
  await b.open()
  await b.at('2026-03-02T16:16:00+08:00')
  expect(
    b
      .as(3)
      .sees('bot')
      .filter((m) => m.sender === 'bot'),
  ).toHaveLength(1)
  expect(await b.world.db.read.select().from(lessonReviewers)).toHaveLength(6)
  await b.at(over)
  expect(await b.world.db.read.select().from(lessonReviewers)).toEqual([])
})

/** Every row of every table, in the order in which they lie there. */
const everything = async (b: Stage): Promise<Record<string, unknown>> => {
  const tables = await b.world.db.read.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
  )
  const dump: Record<string, unknown> = {}
  for (const { name } of tables)
    dump[name] = await b.world.db.read
      .all(sql.raw(`select rowid as place, * from "${name}" order by rowid`))
      .catch(() => b.world.db.read.all(sql.raw(`select * from "${name}"`)))
  return dump
}

/** In workerd the program draws its ids by chance, so no two lives are the same there. */
test.skipIf(isWorkerd)('谁打了几分哪里也没有：五个人的分怎么调换，整个数据库一个字节也不差', async () => {
  const marks = [
    [5, 1, 3],
    [4, 2, 2],
    [3, 3, 1],
    [2, 4, 5],
    [1, 5, 4],
  ] as const
  const after = async (order: readonly number[], said: readonly (readonly number[])[] = marks) => {
    const b = await stage()
    for (const [i, n] of [3, 4, 5, 6, 7].entries()) {
      await gives(b, n, said[order[i] ?? 0] ?? [])
      await b.settle()
    }
    const dump = await everything(b)
    // What the bench itself draws by chance at its start: the wire's ids and the secrets of the tokens.
    return JSON.parse(JSON.stringify(dump).replace(/"(log_id|uuid)":"[^"]*"/g, '"$1":""'))
  }
  const first = await after([0, 1, 2, 3, 4])
  for (const order of [
    [4, 3, 2, 1, 0],
    [1, 2, 3, 4, 0],
    [2, 0, 4, 1, 3],
  ])
    expect(await after(order)).toEqual(first)
  // And it would be seen: other marks, another database.
  expect(await after([0, 1, 2, 3, 4], [...marks.slice(1), [1, 1, 1]])).not.toEqual(first)
  expect(first.lesson_review_counts.filter((c: { n: number }) => c.n > 0)).toHaveLength(15)
})

import { expect, test } from 'vitest'
import { features } from '../../src/app/features.ts'
import { mutes } from '../../src/domain/disturbance/schema.ts'
import { surfer } from '../pages/surfer.ts'
import { day, meBench, memberOf, tell } from './stage.ts'

const once = (html: string) => /name="once" value="([^"]+)"/.exec(html)?.[1] ?? ''

test('网页上的我的设置：今天的、在等的、两周内的，写了什么花样都只是字', async () => {
  const b = await meBench(day('09:12'))
  for (const what of ['甲', '乙', '<b>丙</b>']) await tell(b, 1, what)
  const seen = await surfer(b, 'ou_0001').opens('/me/settings')
  expect(seen.status).toBe(200)
  expect(seen.words).toContain('主动找你 2/2 条')
  expect(seen.words).toContain('放进下一次汇总')
  expect(seen.html).not.toContain('<b>丙')
  expect(seen.words).toContain('停止作业、险情')
  const other = await surfer(b, 'ou_0002').opens('/me/settings')
  expect(other.words).not.toContain('甲')
})

test('网页上开和关免打扰；同一张表单交两次只算一次', async () => {
  const b = await meBench(day('09:12'))
  const li = surfer(b, 'ou_0001')
  const form = { days: '3', once: once((await li.opens('/me/settings')).html) }
  expect((await li.sends('/me/settings/mute', form)).words).toContain('已打开免打扰，到 3月5日 09:12')
  await li.sends('/me/settings/mute', form)
  expect(await b.world.db.read.select().from(mutes)).toHaveLength(1)
  await tell(b, 1, '甲')
  expect((await li.opens('/me/settings')).words).toContain('等免打扰结束')
  expect((await li.sends('/me/settings/unmute')).words).toContain('已经恢复提醒')
  expect((await li.sends('/me/settings/mute', { days: '99' })).status).toBe(404)
})

test('记录里有告诉过他什么、什么时候不要打扰', async () => {
  const b = await meBench(day('09:12'))
  await tell(b, 1, '甲')
  await b.as(1).says('bot', '免打扰 1天')
  await b.settle()
  const me = features.find((f) => f.name === 'me')
  const sections = await me?.records?.(b.world, await memberOf(b, 1))
  expect(sections?.map((s) => [s.id, s.rows.length])).toEqual([
    ['pushes', 1],
    ['mutes', 1],
    ['review-wishes', 0],
  ])
  expect(sections?.[0]?.rows[0]).toContain('单独发了')
})

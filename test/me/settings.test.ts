import { expect, test } from 'vitest'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { mutes } from '../../src/domain/disturbance/schema.ts'
import { group } from '../bench.ts'
import { read } from '../study/stage.ts'
import { day, last, meBench, tell, titles } from './stage.ts'

const said = async (b: Awaited<ReturnType<typeof meBench>>, n: number, text: string) => {
  await b.as(n).says('bot', text)
  await b.settle()
  return read(last(b, n))
}

test('免打扰：说清楚到什么时候、什么照发；期间的提醒结束后合成一张汇总', async () => {
  const b = await meBench(day('09:12'))
  const answer = await said(b, 1, '免打扰 三天')
  expect(answer).toContain('3月5日 09:12')
  expect(answer).toContain('停止作业、险情')
  await tell(b, 1, '甲')
  await tell(b, 1, '乙')
  await tell(b, 2, '甲')
  for (const date of ['2026-03-03', '2026-03-04', '2026-03-05']) await b.at(day('08:00', date))
  expect(titles(b, 1)).toEqual(['免打扰已打开'])
  expect(titles(b, 2)).toEqual(['甲'])
  await b.at(day('09:12', '2026-03-05'))
  expect(titles(b, 1)).toEqual(['免打扰已打开', '攒下的提醒'])
  expect(read(last(b, 1))).toContain('甲')
  expect(read(last(b, 1))).toContain('乙')
})

test('免打扰期间自己问的、自己点的，照样有回音', async () => {
  const b = await meBench(day('09:12'))
  await said(b, 1, '免打扰')
  expect(await said(b, 1, '帮助')).toContain('免打扰')
  expect(await said(b, 1, '我的设置')).toContain('到 3月3日 09:12')
})

test('取消：马上恢复，攒下的合成一张汇总', async () => {
  const b = await meBench(day('09:12'))
  await said(b, 1, '免打扰 一周')
  await tell(b, 1, '甲')
  expect(await said(b, 1, '免打扰 取消')).toContain('照常提醒')
  await b.at(day('09:13'))
  expect(read(last(b, 1))).toContain('甲')
  await tell(b, 1, '乙')
  expect(titles(b, 1).at(-1)).toBe('乙')
})

test.each(['取消免打扰', '恢复提醒', '/免打扰取消。', '免打扰：关闭'])('“%s”也是取消', async (text) => {
  const b = await meBench(day('09:12'))
  await said(b, 1, '免打扰 2天')
  expect(await said(b, 1, text)).toContain('提醒已恢复')
  expect(await said(b, 1, '我的设置')).toContain('没开')
})

test('太长的、看不懂的，不改动，告诉他怎么说', async () => {
  const b = await meBench(day('09:12'))
  expect(await said(b, 1, '免打扰 30天')).toContain('最多 14 天')
  expect(await said(b, 1, '免打扰 等我回来')).toContain('请这样发')
  expect(await b.world.db.read.select().from(mutes)).toEqual([])
})

test('我的设置：今天为什么提醒、还剩几条；按钮开和关免打扰，卡片跟着变', async () => {
  const b = await meBench(day('09:12'))
  await tell(b, 1, '王师傅约你谈一次', { kind: 'care' })
  const settings = await said(b, 1, '我的设置')
  expect(settings).toContain('用了 1/2 条，还剩 1 条')
  expect(settings).toContain('09:12　帮教关怀　王师傅约你谈一次')
  expect(settings).toContain('/me/settings')
  const message = last(b, 1)?.messageId ?? ''
  const muted = await b.as(1).clicks(message, '免打扰 3 天')
  expect(muted.toast).toMatchObject({ type: 'success', content: '好，3月5日 09:12 之前不主动找你' })
  expect(read(b.feishu.message(message))).toContain('开着，到 3月5日 09:12')
  await tell(b, 1, '乙')
  const back = await b.as(1).clicks(message, '恢复提醒')
  expect(back.toast?.content).toContain('已经恢复')
  expect(read(b.feishu.message(message))).toContain('没开')
  await b.at(day('09:13'))
  expect(read(last(b, 1))).toContain('乙')
  const audited = await b.world.db.read.select().from(auditLines)
  expect(audited.map((line) => line.action).filter((action) => action.startsWith('me.'))).toEqual([
    'me.muted',
    'me.unmuted',
  ])
})

test('在群里问，设置也只发到单聊', async () => {
  const b = await meBench(day('09:12'))
  await b.as(1).says(group, '我的设置', { at: true })
  await b.settle()
  expect(b.feishu.messages(group).filter((m) => m.sender === 'bot')).toEqual([])
  expect(titles(b, 1)).toEqual(['我的设置'])
})

test('花名册外的人：说明白找谁', async () => {
  const b = await meBench(day('09:12'))
  await b.stranger.says('bot', '免打扰 3天')
  await b.settle()
  expect(read(b.stranger.sees('bot').at(-1))).toContain('花名册')
})

test('一张汇总先看 10 条，点一下看全；别人的看不到', async () => {
  const b = await meBench(day('09:12'))
  await said(b, 1, '免打扰 2天')
  for (let n = 1; n <= 14; n++) await tell(b, 1, `第${String(n).padStart(2, '0')}件`)
  await b.at(day('09:12', '2026-03-04'))
  const digest = last(b, 1)
  expect(read(digest)).toContain('第10件')
  expect(read(digest)).not.toContain('第11件')
  expect(read(digest)).toContain('还有 4 条')
  const message = digest?.messageId ?? ''
  await b.as(1).clicks(message, '看其余 4 条')
  const whole = read(b.feishu.message(message))
  expect(whole).toContain('第01件')
  expect(whole).toContain('第14件')
})

import { expect, test } from 'vitest'
import { bench, group } from '../bench.ts'
import { lastPrivate, privately, read } from '../study/stage.ts'

const start = '2026-03-02T08:00:00+08:00'

test.each(['帮助', '/帮助', ' 帮助 ', 'help', '？'])('「%s」得到帮助', async (text) => {
  const b = await bench(start)
  await b.as(1).says('bot', text)
  await b.settle()
  const shown = read(lastPrivate(b, 1))
  for (const word of ['今日题', '我的', '答题', '帮助']) expect(shown).toContain(word)
})

test('单聊里没听懂，给最近的三个建议', async () => {
  const b = await bench(start)
  await b.as(1).says('bot', '今天的题')
  await b.settle()
  const shown = read(lastPrivate(b, 1))
  expect(shown).toContain('没看懂')
  expect(shown.match(/\*\*.+?\*\*/g)).toHaveLength(3)
  expect(shown.match(/\*\*.+?\*\*/)?.[0]).toBe('**今日题**')
})

test('群里没人叫就不说话，叫了没听懂就在单聊里说', async () => {
  const b = await bench(start)
  await b.as(1).says(group, '大家早')
  await b.as(2).says(group, '随便说说', { at: true })
  await b.settle()
  expect(b.feishu.messages(group).filter((m) => m.sender === 'bot')).toEqual([])
  expect(privately(b, 1)).toEqual([])
  expect(privately(b, 2)).toHaveLength(1)
})

import { expect, test } from 'vitest'
import { rig } from './rig.ts'

const at = '<at user_id="ou_wang"></at>'

test('人打出来的 at 标签只是字，不会提到任何人', async () => {
  const { feishu, group, li } = rig()
  for (const typed of [`${at} 在吗`, '<at user_id="all"></at>', `<at user_id="${feishu.bot.openId}">机器人</at> A`]) {
    const said = await feishu.as(li.openId).says(group.chatId, typed)
    expect(JSON.parse(said.content)).toEqual({ text: typed })
    expect(said.mentions).toEqual([])
  }
})

test('真的 @机器人 才是提到，后面打的标签还是字', async () => {
  const { feishu, group, li } = rig()
  const said = await feishu.as(li.openId).says(group.chatId, `${at} A`, { at: true })
  expect(JSON.parse(said.content)).toEqual({ text: `@_user_1 ${at} A` })
  expect(said.mentions.map((m) => m.openId)).toEqual([feishu.bot.openId])
})

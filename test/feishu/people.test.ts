import { describe, expect, test } from 'vitest'
import { createFeishu } from '../../src/sandbox/feishu/index.ts'
import { app } from './rig.ts'

/** A group of two, and one outside it. */
const town = () => {
  const feishu = createFeishu({ app, clock: { now: () => new Date('2026-03-02T09:00:00+08:00') } })
  for (const [openId, name] of [
    ['ou_li', '李安'],
    ['ou_wang', '王宁'],
    ['ou_zhao', '赵平'],
  ] as const)
    feishu.addUser({ openId, name })
  const { chatId } = feishu.addChat({ name: '一班', members: ['ou_li', 'ou_wang'] })
  return { feishu, chatId, li: feishu.as('ou_li'), wang: feishu.as('ou_wang'), zhao: feishu.as('ou_zhao') }
}
const textOf = (content: string) => (JSON.parse(content) as { text: string }).text

describe('提到人', () => {
  test('名单里选中的才是提到，别的只是字', async () => {
    const { li, chatId } = town()
    const said = await li.says(chatId, '@王宁 @赵平 <at user_id="ou_wang">王宁</at>', { mentions: ['ou_wang'] })
    expect(textOf(said.content)).toBe('@_user_1 @赵平 <at user_id="ou_wang">王宁</at>')
    expect(said.mentions).toEqual([{ key: '@_user_1', openId: 'ou_wang', name: '王宁', kind: 'user' }])
  })
  test('机器人在前头，所有人在后头；选了又删掉的不算', async () => {
    const { li, chatId, feishu } = town()
    const said = await li.says(chatId, '请 @所有人 看', { at: true, mentions: ['all', 'ou_wang'] })
    expect(textOf(said.content)).toBe('@_user_1 请 @_all 看')
    expect(said.mentions.map((m) => m.openId)).toEqual([feishu.bot.openId])
  })
})

test('表情加一次就在，再点一次就没了；撤回的消息点不了', async () => {
  const { li, wang, chatId, feishu } = town()
  const { messageId } = await li.says(chatId, '三点开会')
  await wang.reacts(messageId, 'OK')
  await li.reacts(messageId, 'OK')
  expect(feishu.message(messageId)?.reactions.map((r) => [r.by, r.emoji])).toEqual([
    ['ou_wang', 'OK'],
    ['ou_li', 'OK'],
  ])
  await wang.reacts(messageId, 'OK')
  expect(feishu.message(messageId)?.reactions.map((r) => r.by)).toEqual(['ou_li'])
  await expect(wang.reacts(messageId, 'NO_SUCH')).rejects.toThrow('is no sign')
  await li.recalls(messageId)
  await expect(wang.reacts(messageId, 'OK')).rejects.toThrow('was recalled')
})

test('文件只有群里的人打得开，撤回就打不开', async () => {
  const { li, wang, zhao, chatId, feishu } = town()
  const key = feishu.upload({ kind: 'file', name: '方案.txt', bytes: Buffer.from('方案'), by: 'ou_li' })
  const other = feishu.upload({ kind: 'file', name: '别的.txt', bytes: Buffer.from('别的'), by: 'ou_li' })
  const { messageId } = await li.sends(chatId, 'file', { file_key: key, file_name: '方案.txt' })
  expect(Buffer.from(wang.opens(messageId, key).bytes).toString()).toBe('方案')
  expect(() => wang.opens(messageId, other)).toThrow('no file')
  expect(() => zhao.opens(messageId, key)).toThrow('not in the chat')
  await li.recalls(messageId)
  expect(() => wang.opens(messageId, key)).toThrow('no file')
})

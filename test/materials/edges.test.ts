import { describe, expect, test } from 'vitest'
import { texts } from '../../cards/materials/texts.ts'
import { texts as shell } from '../../cards/shell/texts.ts'
import type { AccountId, ChatId, FileKey, MessageId } from '../../src/core/ids.ts'
import { importRoster } from '../../src/domain/people/import-roster.ts'
import { materialCommand, materialFiles } from '../../src/features/materials/chat.ts'
import { materials, materialVersions } from '../../src/features/materials/schema.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { isWorkerd, person } from '../bench.ts'
import { materialsBench } from './stage.ts'

const elsewhere = '掘进队党支部'

test('别的支部的人：网页上没有，点转来的卡片也没有，学没学都不记', async () => {
  const s = await materialsBench()
  const id = await s.writes()
  await s.sendsTo(id)
  const other = person(9, { branch: elsewhere, roles: ['secretary'] })
  await importRoster(
    s.world,
    { people: [other], branches: [{ name: elsewhere, chatId: 'oc_other' as ChatId, policy: {} }] },
    { actor: 'operator' },
  )
  s.feishu.addUser({ openId: 'ou_0009', name: other.name })
  await s.feishu.addMember(s.groupCard().chatId, 'ou_0009')
  const clicked = await s.taps(9, s.groupCard().messageId, texts.read)
  expect(clicked.toast?.content).toBe(shell.notThere)
  for (const path of [`/materials/${id}`, `/materials/${id}/change`, `/materials/${id}/waiting`])
    expect((await s.opens(9, path)).status).toBe(404)
  expect((await s.sends(9, `/materials/${id}/retire`)).status).toBe(404)
  expect(await s.ledger(9)).toEqual([])
  await s.says(9, '资料 敲帮')
  expect(s.reads(9)).toContain(texts.found.none)
})

describe.skipIf(isWorkerd)('处理到一半断了，再来一遍', () => {
  const from = async (s: Awaited<ReturnType<typeof materialsBench>>) => {
    const common = { eventId: 'ev-1', messageId: 'om_1' as MessageId, chatId: 'oc_1' as ChatId, where: 'p2p' } as const
    const at = s.world.clock.now()
    return { ...common, account: 'ou_0001' as AccountId, saidAt: at, receivedAt: at }
  }
  const counts = async (s: Awaited<ReturnType<typeof materialsBench>>) => ({
    materials: await s.world.db.read.$count(materials),
    versions: await s.world.db.read.$count(materialVersions),
    letters: (await s.world.db.read.select().from(letters)).filter((l) => l.key === 'materials/said/ev-1').length,
  })
  const once = { materials: 1, versions: 1, letters: 1 }

  test('“资料 网址”两遍：一份草稿，一个回答', async () => {
    const s = await materialsBench()
    const said = { ...(await from(s)), toBot: true, text: '资料 https://example.com/a' }
    await materialCommand.run(s.world, said)
    await materialCommand.run(s.world, said)
    expect(await counts(s)).toEqual(once)
  })

  test('文件两遍：一份草稿，一个回答', async () => {
    const s = await materialsBench()
    await s.says(1, '资料')
    const key = s.feishu.upload({ kind: 'file', name: 'a.pdf', bytes: new Uint8Array([1]), by: 'ou_0001' })
    const { messageId } = await s.as(1).sends('bot', 'file', { file_key: key, file_name: 'a.pdf' })
    const sent = { ...(await from(s)), messageId: messageId as MessageId, file: key as FileKey, name: 'a.pdf' }
    expect(await materialFiles.run(s.world, sent)).toBe('done')
    expect(await materialFiles.run(s.world, sent)).toBe('done')
    expect(await counts(s)).toEqual(once)
  })

  test('文件撤回了：说取不到，不存', async () => {
    const s = await materialsBench()
    await s.says(1, '资料')
    const key = s.feishu.upload({ kind: 'file', name: 'a.pdf', bytes: new Uint8Array([1]), by: 'ou_0001' })
    const { messageId } = await s.as(1).sends('bot', 'file', { file_key: key, file_name: 'a.pdf' })
    await s.as(1).recalls(messageId)
    await s.settle()
    expect(s.reads(1)).toContain(texts.draft.gone)
    expect(await s.world.db.read.$count(materials)).toBe(0)
  })
})

import { describe, expect, test } from 'vitest'
import { texts } from '../../cards/materials/texts.ts'
import { mostBytes } from '../../src/features/materials/files.ts'
import { nearestTo } from '../../src/features/materials/find.ts'
import { materials, materialVersions } from '../../src/features/materials/schema.ts'
import type { Stored } from '../../src/features/materials/store.ts'
import { read } from '../study/stage.ts'
import { aMaterial, type Materials, materialsBench, opus, png } from './stage.ts'

const hands = async (s: Materials, n: number, kind: 'file' | 'image', name: string, bytes: Uint8Array) => {
  const key = s.feishu.upload({ kind, name, bytes, by: s.as(n).openId })
  const message = await s
    .as(n)
    .sends('bot', kind, kind === 'file' ? { file_key: key, file_name: name } : { image_key: key })
  await s.settle()
  return message
}
const versions = (s: Materials) => s.world.db.read.select().from(materialVersions)

describe('在单聊里', () => {
  test('发“资料 词”：有这个词的在前，最多三个，点了就看', async () => {
    const s = await materialsBench()
    await s.writes({ title: '雨季三防', body: '排水沟每班看一遍', once: 'a' })
    await s.writes({ title: '瓦斯检查', body: '便携仪别关', once: 'b' })
    await s.writes({ title: '放炮纪律', body: '瓦斯超了不放炮', once: 'c' })
    await s.writes({ title: '皮带急停', body: '班前试一次', once: 'd' })
    await s.says(2, '资料 瓦斯')
    const found = s.reads(2)
    expect(found.indexOf('瓦斯检查')).toBeLessThan(found.indexOf('放炮纪律'))
    expect(found).not.toContain(texts.found.upload)
    await s.taps(2, s.last(2).messageId, texts.found.open('瓦斯检查'))
    expect(s.reads(2)).toContain('便携仪别关')
    await s.says(2, '资料 没有的')
    expect(s.reads(2)).toContain(texts.found.nothing('没有的'))
  })

  test('找：标题里有的在前，正文里有的在后，都没有的看标题像不像', () => {
    const one = (title: string, body = ''): Stored =>
      ({
        material: {},
        version: { title, body, kind: 'other', purpose: '', subject: '', post: '', source: '', links: [], files: [] },
      }) as never
    const all = [one('甲', '说到顶板'), one('顶板管理'), one('丙'), one('顶班制度')]
    expect(nearestTo(all, '顶 板').map((s) => s.version.title)).toEqual(['顶板管理', '甲', '顶班制度'])
  })

  test('“资料”再发文件：存成草稿，别人看不到，补全了才发布', async () => {
    const s = await materialsBench()
    await s.says(6, '资料')
    expect(s.reads(6)).toContain(texts.found.upload)
    await hands(s, 6, 'file', '雨季三防.pdf', new TextEncoder().encode('pdf'))
    expect(s.reads(6)).toContain('雨季三防.pdf')
    const [draft] = await versions(s)
    const id = draft?.materialId ?? ''
    expect(draft).toMatchObject({ title: '雨季三防', publishedAt: null })
    expect((await s.opens(2, `/materials/${id}`)).status).toBe(404)
    expect((await s.opens(2, '/materials')).words).not.toContain('雨季三防')
    expect((await s.opens(1, '/materials')).words).toContain('草稿')
    const sent = await s.sends(1, `/materials/${id}/send`, { audience: 'branch', once: 'early' })
    expect(sent.words).toContain('草稿')
    await s.sends(6, `/materials/${id}/change/save`, aMaterial({ title: '雨季三防', body: '', keep: '0', once: '0/x' }))
    expect(await s.material(id)).toMatchObject({ version: 1 })
    expect((await s.opens(2, `/materials/${id}`)).words).toContain('雨季三防.pdf')
    expect(await s.world.db.read.$count(materialVersions)).toBe(1)
  })

  test('“资料”再发照片：是图片；再发一个没说“资料”的文件：不收', async () => {
    const s = await materialsBench()
    await s.says(1, '资料')
    await hands(s, 1, 'image', 'image', png)
    await hands(s, 1, 'file', '别的.pdf', new Uint8Array([1, 2, 3]))
    const all = await versions(s)
    expect(all.flatMap((v) => v.files.map((f) => [f.kind, f.type]))).toEqual([['picture', 'image/png']])
  })

  test('“资料”再按住说一段：是录音；“修改”里并进已有的资料，卡片上能听，草稿就没了', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.says(1, '资料')
    const key = s.feishu.upload({ kind: 'file', name: 'voice', bytes: opus, by: s.as(1).openId })
    await s.as(1).sends('bot', 'audio', { file_key: key, duration: 4000 })
    await s.settle()
    expect(s.reads(1)).toContain(texts.draft.voice)
    const draft = (await versions(s)).find((v) => v.publishedAt === null)
    expect((await s.opens(1, `/materials/${id}/change`)).words).toContain(texts.draft.voice)
    const fields = { changes: '加了录音', check: 'keep', draft: draft?.materialId ?? '', once: '1/voice' }
    await s.sends(1, `/materials/${id}/change/save`, aMaterial(fields))
    await s.sends(1, `/materials/${id}/change/save`, aMaterial(fields))
    await s.says(2, '资料')
    await s.taps(2, s.last(2).messageId, texts.found.open('敲帮问顶怎么做'))
    expect(s.last(2).content).toMatch(/"tag":"audio","file_key":"file_v3_/)
    expect((await s.material(draft?.materialId ?? ''))?.retiredAt).toBeTruthy()
    expect((await s.opens(1, `/materials/${id}/change`)).words).not.toContain('并进来')
  })

  test('“资料”再发视频：是文件', async () => {
    const s = await materialsBench()
    await s.says(1, '资料')
    const key = s.feishu.upload({ kind: 'file', name: '讲解.mp4', bytes: new Uint8Array([1, 2]), by: s.as(1).openId })
    await s.as(1).sends('bot', 'media', { file_key: key, image_key: 'img_x', file_name: '讲解.mp4', duration: 1 })
    await s.settle()
    const all = await versions(s)
    expect(all.flatMap((v) => v.files.map((f) => [f.kind, f.name]))).toEqual([['file', '讲解.mp4']])
  })

  test('过了十分钟、没有权的人：文件不收', async () => {
    const s = await materialsBench()
    await s.says(2, '资料')
    await hands(s, 2, 'file', 'a.pdf', new Uint8Array([1]))
    await s.says(1, '资料')
    s.clockTo('2026-03-02T10:20:00+08:00')
    await hands(s, 1, 'file', 'b.pdf', new Uint8Array([1]))
    expect(await versions(s)).toEqual([])
  })

  test('太大的、认不出来的、撤回了的：说清楚，不存', async () => {
    const s = await materialsBench()
    await s.says(1, '资料')
    await hands(s, 1, 'file', '视频.mp4', new Uint8Array(mostBytes + 1))
    expect(s.reads(1)).toContain(texts.draft['too-large'](20))
    await hands(s, 1, 'image', 'image', new TextEncoder().encode('not a picture'))
    expect(s.reads(1)).toContain(texts.draft['not-picture'])
    expect(await versions(s)).toEqual([])
  })

  test('“资料 网址”：草稿；坏网址不收；工友发网址只是找', async () => {
    const s = await materialsBench()
    await s.says(1, '资料 https://example.com/Video?id=A1')
    const [draft] = await versions(s)
    expect(draft?.links).toEqual([{ url: 'https://example.com/Video?id=A1', label: 'example.com' }])
    await s.says(1, '资料 javascript://alert')
    expect(s.reads(1)).toContain(texts.draft['bad-link'])
    await s.says(2, '资料 https://example.com/x')
    expect(s.reads(2)).toContain(texts.found.none)
    expect(await s.world.db.read.$count(materials)).toBe(1)
  })

  test('草稿可以扔掉', async () => {
    const s = await materialsBench()
    await s.says(1, '资料 https://example.com/x')
    const [draft] = await versions(s)
    await s.sends(1, `/materials/${draft?.materialId}/retire`)
    expect((await s.opens(1, '/materials')).words).toContain('已停用')
    expect(read(s.last(1))).toContain('example.com')
  })
})

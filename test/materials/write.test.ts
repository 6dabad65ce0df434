import { describe, expect, test } from 'vitest'
import { safeLink } from '../../cards/kit/media.ts'
import { texts } from '../../cards/materials/texts.ts'
import { materials, materialVersions } from '../../src/features/materials/schema.ts'
import { read } from '../study/stage.ts'
import { aMaterial, materialsBench, opus, png } from './stage.ts'

const formWith = (change: Record<string, string>, files: Record<string, File>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(aMaterial(change))) form.set(name, value)
  for (const [name, file] of Object.entries(files)) form.set(name, file)
  return form
}

describe('写资料', () => {
  test('谁能写：书记、支委能，班组长和工友连表单都没有', async () => {
    const s = await materialsBench()
    expect((await s.opens(6, '/materials/new')).status).toBe(200)
    for (const n of [2, 4]) {
      expect((await s.opens(n, '/materials/new')).status).toBe(404)
      expect((await s.sends(n, '/materials/new/save', aMaterial())).status).toBe(404)
    }
    expect(await s.world.db.read.$count(materials)).toBe(0)
    const id = await s.writes()
    for (const path of ['change', 'waiting']) expect((await s.opens(2, `/materials/${id}/${path}`)).status).toBe(404)
    expect((await s.sends(2, `/materials/${id}/retire`)).status).toBe(404)
    expect((await s.sends(2, `/materials/${id}/send`, { audience: 'branch' })).status).toBe(404)
    expect((await s.material(id))?.retiredAt).toBeNull()
  })

  test('发布时不问的，改的时候也先选着“不问”；带题的先选“还用原来的题”', async () => {
    const s = await materialsBench()
    const chosen = (html: string) => /<input(?=[^>]*name="check")(?=[^>]*checked)[^>]*value="([^"]+)"/.exec(html)?.[1]
    const silent = await s.writes({ check: 'none', stem: '', options: '', answer: '', once: 'silent' })
    expect(chosen((await s.opens(1, `/materials/${silent}/change`)).html)).toBe('none')
    const asking = await s.writes({ once: 'asking' })
    expect(chosen((await s.opens(1, `/materials/${asking}/change`)).html)).toBe('keep')
    expect(chosen((await s.opens(1, '/materials/new')).html)).toBe('own')
  })

  test('同一张表单发两次是一份；打开列表、按类别和词能找到', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    expect(await s.writes()).toBe(id)
    expect(await s.world.db.read.$count(materials)).toBe(1)
    expect((await s.opens(2, '/materials?kind=standard&words=发空')).words).toContain('没有符合')
    expect((await s.opens(2, '/materials?kind=standard&words=从外往里')).words).toContain('敲帮问顶怎么做')
    expect((await s.opens(2, '/materials?kind=directive')).words).not.toContain('敲帮问顶')
  })

  test('写不全：一项一项说清楚，写过的还在', async () => {
    const s = await materialsBench()
    const seen = await s.sends(1, '/materials/new/save', {
      ...aMaterial({ title: '', body: '', answer: '是吧', links: '坏的 javascript:alert(1)', from: '2026-03-09' }),
      ...{ to: '2026-03-01' },
    })
    expect(seen.status).toBe(422)
    for (const words of ['请写标题', '这一行的网址不能用', '答案对不上', '有效期在生效日之前'])
      expect(seen.words).toContain(words)
    expect(seen.html).toContain('听声音发空')
    expect(await s.world.db.read.$count(materials)).toBe(0)
  })

  test('链接：只认 http 和 https；写的人的记号只是字', async () => {
    const s = await materialsBench()
    const title = '<at id=all></at>**注意** <script>alert(1)</script>'
    const id = await s.writes({
      ...{ title, body: '# 不是标题\n<img src=x onerror=alert(1)>\n[点我](https://bad.example)' },
      links: '讲解视频 https://example.com/v(1)\nhttps://example.com/b',
    })
    await s.sendsTo(id)
    const { body } = JSON.parse(s.groupCard().content) as { body: object }
    expect(JSON.stringify(body)).not.toMatch(/<at id=all>|\*\*注意/)
    await s.taps(2, s.groupCard().messageId, texts.read)
    const whole = s.last(2).content
    expect(whole).toContain('[讲解视频](https://example.com/v%281%29)')
    expect(whole).toContain('[example.com](https://example.com/b)')
    expect(whole).toContain('&#60;img src=x onerror=alert(1)&#62;')
    expect(whole).not.toContain('[点我]')
    const page = await s.opens(2, `/materials/${id}`)
    expect(page.html).not.toMatch(/<script>alert|<img src=x/)
    expect(page.html).toContain('href="https://example.com/v%281%29"')
    expect(page.words).toContain('<img src=x onerror=alert(1)>')
  })

  test('什么样的网址不行', () => {
    const bad = [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://a.example',
      'https://u:p@a.example',
      'a.example',
      '',
      '//a',
    ]
    expect(bad.map(safeLink)).toEqual(bad.map(() => undefined))
    expect(safeLink(`https://a.example/${'x'.repeat(600)}`)).toBeUndefined()
    expect(safeLink('https://a.example/a)b [c]')).toBe('https://a.example/a%29b%20%5Bc%5D')
  })

  test('图片、文件、录音：卡片上看图、放录音，文件另发；网页上能看能下载；新版可以留可以去', async () => {
    const s = await materialsBench()
    const files = {
      picture: new File([png], '示意图.png'),
      file: new File(['pdf bytes'], '标准.pdf'),
      sound: new File([opus], '念一遍.opus'),
    }
    const saved = await s.sends(1, '/materials/new/save', formWith({}, files))
    const id = saved.path.split('/')[2] ?? ''
    await s.sendsTo(id)
    await s.taps(2, s.groupCard().messageId, texts.read)
    const [whole, attached] = s.mine(2)
    expect(whole?.content).toMatch(/"tag":"img","img_key":"img_v3_/)
    expect(whole?.content).toMatch(/"tag":"audio","file_key":"file_v3_/)
    expect(attached?.type).toBe('file')
    const { file_key } = JSON.parse(attached?.content ?? '{}') as { file_key: string }
    expect(s.as(2).opens(attached?.messageId ?? '', file_key).name).toBe('标准.pdf')
    const picture = await s.opens(2, `/materials/${id}/versions/1/files/0`)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(picture.bytes).toEqual(png)
    const document = await s.opens(2, `/materials/${id}/versions/1/files/1`)
    expect(new TextDecoder().decode(document.bytes)).toBe('pdf bytes')
    expect(document.headers.get('content-disposition')).toContain('attachment')
    const next = { changes: '换了图', keep: '1', check: 'keep', once: '1/next' }
    await s.sends(1, `/materials/${id}/change/save`, aMaterial(next))
    const [, second] = await s.world.db.read.select().from(materialVersions)
    expect(second?.files.map((f) => f.name)).toEqual(['标准.pdf'])
    expect(second?.questionId).toBeTruthy()
    expect((await s.opens(2, `/materials/${id}/versions/2/files/1`)).status).toBe(404)
  })

  test('不是图的图、不是 OPUS 的录音：说清楚，什么也没存', async () => {
    const s = await materialsBench()
    const picture = { picture: new File(['not a picture'], 'a.png') }
    expect((await s.sends(1, '/materials/new/save', formWith({}, picture))).words).toContain('图片飞书认不出来')
    const sound = { sound: new File(['ID3 mp3'], 'a.mp3') }
    expect((await s.sends(1, '/materials/new/save', formWith({}, sound))).words).toContain('录音要 OPUS 格式')
    expect(await s.world.db.read.$count(materials)).toBe(0)
  })

  test('没有生效的看不到；别的支部的题、没有的题不能用', async () => {
    const s = await materialsBench()
    const id = await s.writes({ from: '2026-03-09' })
    await s.says(2, '资料')
    expect(s.reads(2)).toContain(texts.found.none)
    expect((await s.sendsTo(id)).words).toContain('生效日以前不能发')
    const wrong = await s.sends(1, '/materials/new/save', aMaterial({ check: 'bank', bank: 'nothing', once: 'x' }))
    expect(wrong.status).toBe(422)
  })

  test('本人的记录里有：看了哪一版、学懂没有、自己写了什么', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.opens(2, `/materials/${id}`)
    expect((await s.opens(2, '/me')).words).toContain('敲帮问顶怎么做')
    expect((await s.opens(1, '/me')).words).toContain('我写的学习资料')
  })

  test('长文：卡片放得下的放，后面的去网页', async () => {
    const s = await materialsBench()
    const id = await s.writes({ body: '敲帮问顶，先敲再进。'.repeat(900) })
    await s.sendsTo(id)
    await s.taps(2, s.groupCard().messageId, texts.read)
    expect(read(s.last(2))).toContain(`/materials/${id}`)
    expect(s.last(2).content.length).toBeLessThan(30_000)
  })
})

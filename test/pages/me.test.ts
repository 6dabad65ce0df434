import { read, utils } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { bench, branchName, person } from '../bench.ts'
import { surfer } from './surfer.ts'

const morning = '2026-11-24T08:00:00+08:00'

test('我的记录：花名册上的我，每一类都写着用途和依据，空的也说空', async () => {
  const b = await bench(morning)
  const seen = await surfer(b, 'ou_0001').opens('/me')
  expect(seen.status).toBe(200)
  for (const words of ['职工0001', branchName, '采煤机司机', '确认台账', '包保', '谁看过我的记录', '我的同意'])
    expect(seen.words).toContain(words)
  expect(seen.words.match(/用途：/g)?.length).toBeGreaterThan(6)
  expect(seen.words.match(/依据：/g)?.length).toBe(seen.words.match(/用途：/g)?.length)
  expect(seen.words).not.toContain('职工0002')
})

test('首页有“我的记录”的入口', async () => {
  const b = await bench(morning)
  expect((await surfer(b, 'ou_0001').opens('/home')).html).toContain('href="/me"')
})

test('登录也是记录：自己看得见自己登录过', async () => {
  const b = await bench(morning)
  const seen = await surfer(b, 'ou_0001').opens('/me/records/acts')
  expect(seen.words).toMatch(/11月24日 08:00 登录/)
})

test('没有的那一类，是同一张“没有这个页面”', async () => {
  const b = await bench(morning)
  expect((await surfer(b, 'ou_0001').opens('/me/records/nothing')).status).toBe(404)
})

test('导出的表格每类一张，名字写得像公式也只是字', async () => {
  const b = await bench(morning, { people: [person(1, { name: '=cmd()' })] })
  const file = await surfer(b, 'ou_0001').opens('/me/export.xlsx')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/)
  const book = read(file.bytes, { type: 'array' })
  expect(book.SheetNames[0]).toBe('我是谁')
  expect(book.SheetNames).toContain('每日一题作答')
  const rows = utils.sheet_to_json<string[]>(book.Sheets.我是谁 ?? {}, { header: 1 })
  expect(rows[0]).toEqual(['姓名', "'=cmd()"])
})

test('导出的 JSON 有同样的内容', async () => {
  const b = await bench(morning)
  const file = await surfer(b, 'ou_0001').opens('/me/export.json')
  expect(file.headers.get('content-type')).toContain('application/json')
  const { person: me, records } = JSON.parse(new TextDecoder().decode(file.bytes))
  expect(me).toMatchObject({ 姓名: '职工0001', 工号: '0001' })
  expect(records.map((r: { id: string }) => r.id)).toContain('views')
})

test('写进名字里的标签只是字', async () => {
  const b = await bench(morning, { people: [person(1, { name: '<b>王</b>"&' })] })
  const seen = await surfer(b, 'ou_0001').opens('/me')
  expect(seen.html).not.toContain('<b>')
  expect(seen.words).toContain('<b>王</b>"&')
})

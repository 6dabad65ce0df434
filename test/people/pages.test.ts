import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { importRoster } from '../../src/domain/people/import-roster.ts'
import { everyBranch, rosterOf } from '../../src/domain/people/store.ts'
import { readSheetBytes } from '../../src/entry/sheets/read.ts'
import { bench, branchName, isWorkerd, person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'

const start = '2026-03-02T09:00:00+08:00'
const other = '机电队党支部'
const stage = async () => {
  const people = [
    person(1, { roles: ['administrator'], partyMember: true }),
    person(2, { roles: ['team-leader'], team: '采煤二班', mentorStaffNo: '0001' }),
    person(3, { account: null, team: '采煤二班', name: '李_百分%' }),
    person(4, { branch: other, team: '维修班', roles: ['secretary'], partyMember: true }),
    person(5, { branch: other, team: '维修班' }),
  ]
  const b = await bench(start, { people })
  return { ...b, surf: (n: number) => surfer(b, `ou_${String(n).padStart(4, '0')}`) }
}
const nos = (html: string) => [...html.matchAll(/<td[^>]*data-label="工号"[^>]*><div>(\d{4})<\/div>/g)].map((m) => m[1])

test('花名册：管理员看到自己支部的人，别的支部一个也没有；班组长只看到自己班组；工人没有这一页', async () => {
  const s = await stage()
  const page = await s.surf(1).opens('/people')
  expect(page.words).toContain('共 3 人')
  expect(nos(page.html)).toEqual(['0001', '0002', '0003'])
  expect(page.words).not.toContain(other)
  expect(nos((await s.surf(2).opens('/people')).html)).toEqual(['0002', '0003'])
  expect(nos((await s.surf(4).opens('/people')).html)).toEqual(['0004', '0005'])
  const worker = s.surf(5)
  const [none, missing] = [await worker.opens('/people'), await worker.opens('/people/import/nothing')]
  expect([none.status, none.words]).toEqual([404, missing.words])
  expect((await s.surf(1).opens('/home')).words).toContain('花名册')
  expect((await worker.opens('/home')).words).not.toContain('花名册')
})

test('按班组、角色、缺账号、缺包保人、姓名和工号找；别的支部的编号填进地址也看不到', async () => {
  const s = await stage()
  const surf = s.surf(1)
  const found = async (query: Record<string, string>) =>
    nos((await surf.opens(`/people?${new URLSearchParams(query)}`)).html)
  const [mine, theirs] = await Promise.all(
    [branchName, other].map(async (name) => (await everyBranch(s.world.db)).find((b) => b.name === name)),
  )
  const second = (await rosterOf(s.world.db, mine?.id as never)).find((m) => m.staffNo === '0002')
  expect(await found({ team: second?.teamId ?? '' })).toEqual(['0002', '0003'])
  expect(await found({ branch: theirs?.id ?? '' })).toEqual([])
  expect(await found({ role: 'team-leader' })).toEqual(['0002'])
  expect(await found({ role: 'nonsense' })).toHaveLength(3)
  expect(await found({ lacks: 'account' })).toEqual(['0003'])
  expect(await found({ lacks: 'mentor' })).toEqual(['0001', '0003'])
  expect(await found({ q: '职工0002' })).toEqual(['0002'])
  expect(await found({ q: '00' })).toHaveLength(3)
  expect(await found({ q: '%' })).toEqual(['0003'])
  expect(await found({ q: '_' })).toEqual(['0003'])
  expect((await surf.opens('/people?q=没有这个人')).words).toContain('没有这样的人')
})

test('五十人一页，前后翻得到，条件还在', async () => {
  const s = await stage()
  const many = Array.from({ length: 60 }, (_, i) => person(100 + i, { team: '采煤三班' }))
  await importRoster(s.world, { people: many, branches: [] }, { actor: 'operator' })
  const surf = s.surf(1)
  const first = await surf.opens('/people?q=职工01')
  expect(first.words).toContain('共 60 人，第 1 到 50 人')
  const next = /rel="next" href="([^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await surf.opens(next)
  expect(second.words).toContain('第 51 到 60 人')
  expect(nos(second.html)).toHaveLength(10)
  expect(second.html).toContain('rel="prev"')
})

const head = ['工号', '姓名', 'open_id', '支部', '班组', '岗位', '班次', '党员', '角色', '包保人工号']
const workbook = (...rows: string[][]) => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, ...rows]), '人员')
  return new Uint8Array(write(book, { bookType: 'xlsx', type: 'buffer' }) as Buffer)
}
const first = ['0001', '职工0001', 'ou_0001', branchName, '采煤一班', '采煤机司机', '早班', '是', '管理员', '']
const formOf = (page: { html: string }, bytes: Uint8Array<ArrayBuffer>, want = 'check') => {
  const form = new FormData()
  form.set('once', /name="once" value="([^"]+)"/.exec(page.html)?.[1] ?? '')
  form.set('want', want)
  form.set('file', new Blob([bytes]), '花名册.xlsx')
  return form
}

test.skipIf(isWorkerd)('上传：先看会改什么，确认后写入；同一张表单交两次是同一份', async () => {
  const s = await stage()
  const surf = s.surf(1)
  const page = await surf.opens('/people/import')
  const bytes = workbook(first, ['0009', '新来的', '', branchName, '采煤一班', '支架工', '', '否', '书记', ''])
  const shown = await surf.sends('/people/import/check', formOf(page, bytes))
  expect(shown.path).toMatch(/^\/people\/import\/\w+$/)
  expect(shown.words).toMatch(/新增 1 人.*0009 任书记.*花名册里有、文件里没有 2 人.*0002 职工0002/)
  expect((await surf.sends('/people/import/check', formOf(page, bytes))).path).toBe(shown.path)
  expect(
    await rosterOf(s.world.db, (await everyBranch(s.world.db)).find((b) => b.name === branchName)?.id as never),
  ).toHaveLength(3)
  expect((await surf.sends(`${shown.path}/confirm`)).words).toContain('正在导入')
  await s.settle()
  const done = await surf.opens(shown.path)
  expect(done.words).toMatch(/新增 1 人.*导入完成/)
  expect((await surf.opens('/people?q=0009')).words).toContain('新来的')
  expect((await surf.sends(`${shown.path}/cancel`)).words).toContain('导入完成')
})

test.skipIf(isWorkerd)('上传有错的、读不了的、没选的：说清楚，不写；要带问题的表就给表；取消就不写', async () => {
  const s = await stage()
  const surf = s.surf(1)
  const page = await surf.opens('/people/import')
  const bad = workbook(first, ['0010', '', '', other, '维修班', '', '', '否', '', ''])
  const refused = await surf.sends('/people/import/check', formOf(page, bad))
  expect(refused.status).toBe(422)
  expect(refused.words).toMatch(/有 1 处错误.*人员 .*3 .*姓名没有填/)
  const foreign = workbook(first, ['0010', '甲', '', other, '维修班', '', '', '否', '', ''])
  expect((await surf.sends('/people/import/check', formOf(page, foreign))).words).toContain('不在你能管的范围里')
  const marked = await surf.sends('/people/import/check', formOf(page, foreign, 'marked'))
  expect(marked.headers.get('content-disposition')).toContain('attachment')
  const read = await readSheetBytes('a.xlsx', marked.bytes)
  expect(read.ok && read.sheets[0]?.rows[2]?.[head.length]).toContain('支部：不在你能管的范围里')
  expect((await surf.sends('/people/import/check', formOf(page, new Uint8Array([0x50, 0x4b, 1])))).status).toBe(422)
  expect((await surf.sends('/people/import/check', { want: 'check' })).words).toContain('还没有选文件')

  const draft = await surf.sends('/people/import/check', formOf(await surf.opens('/people/import'), workbook(first)))
  expect((await surf.sends(`${draft.path}/cancel`)).words).toContain('已取消')
  const [theirs, missing] = [await s.surf(4).opens(draft.path), await s.surf(4).opens('/people/import/nothing')]
  expect([theirs.status, theirs.words]).toEqual([404, missing.words])
})

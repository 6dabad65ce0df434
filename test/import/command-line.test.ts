import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeReport } from '../../src/entry/sheets/write-report.ts'

const root = join(import.meta.dirname, '../..')
const fixture = (name: string) => join(root, 'test/fixtures', name)
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'four-confirmations-cli-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cli = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/entry/cli.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, DATABASE_URL: `file:${join(folder, 'cli.db')}` },
  })
  return { status, stdout, stderr }
}

/** Each word to the command line is a process of its own. */
const patience = 90_000

test('花名册：试导入不写，导入两次第二次不变，坏文件什么也不改', { timeout: patience }, () => {
  expect(cli('people', 'import', fixture('roster.csv'), '--dry-run').stdout).toContain('试导入：新增 3 人')
  const first = cli('people', 'import', fixture('roster.csv'))
  expect(first).toMatchObject({ status: 0, stdout: expect.stringContaining('新增 3 人') })
  expect(first.stderr).toContain('不认识“血型”这一列')
  const again = cli('people', 'import', fixture('roster.csv'), '--json')
  expect(JSON.parse(again.stdout)).toMatchObject({ kind: 'imported', added: 0, unchanged: 3, withoutAccount: 2 })
  expect(cli('people', 'list').stdout).toContain('0002  王秀兰  综采一队党支部  采煤一班')
  expect(JSON.parse(cli('people', 'list', '--branch', '综采一队党支部', '--json').stdout).people[2]).toMatchObject({
    ...{ staffNo: '0003', name: '赵强', hasAccount: false, mentor: '0002', roles: [] },
  })
  expect(cli('people', 'list', '--branch', '没有的支部')).toMatchObject({ status: 1, stdout: '' })
  const bad = cli('people', 'import', fixture('bank.csv'))
  expect(bad).toMatchObject({ status: 1, stdout: '' })
  expect(bad.stderr).toMatch(/花名册没有任何改动/)
})

test('花名册的问题写回原表，改好再导入，报告里不会多出第二列问题；只剩一部分人的文件列出其余的人', {
  timeout: patience,
}, () => {
  const [file, out] = [join(folder, 'wrong.csv'), join(folder, 'marked.xlsx')]
  const head = '工号,姓名,支部,班组,包保人工号'
  writeFileSync(file, `${head}\n0001,李建国,综采一队党支部,采煤一班,\n0002,王秀兰,综采一队党支部,采煤一班,404\n`)
  expect(cli('people', 'import', file, '--report', out)).toMatchObject({ status: 1, stdout: '' })
  const rowsOf = () =>
    utils.sheet_to_json<string[]>(Object.values(read(readFileSync(out)).Sheets)[0] ?? {}, { header: 1 })
  expect(rowsOf().map((row) => row[5])).toEqual(['问题', '', expect.stringContaining('没有工号 404')])
  expect(cli('people', 'import', out, '--report', out).status).toBe(1)
  expect(rowsOf()[0]).toEqual([...head.split(','), '问题'])
  writeFileSync(file, `${head}\n0001,李建国,综采一队党支部,采煤一班,\n`)
  expect(cli('people', 'import', file).stdout).toMatch(/未变 1 人.*没有改动.*0002 王秀兰、0003 赵强/s)
})

test('题库：先查，再入库，再入一次不重复；报告逐行写着问题', { timeout: patience }, () => {
  const out = join(folder, 'report.xlsx')
  const checked = cli('questions', 'check', fixture('bank.csv'), '--json', '--report', out)
  expect(checked.status).toBe(0)
  expect(JSON.parse(checked.stdout).files[0]).toMatchObject({
    rows: 4,
    accepted: 3,
    fixed: 1,
    doubtful: 0,
    rejected: 1,
  })
  const sheet = Object.values(read(readFileSync(out)).Sheets)[0]
  const rows = sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1 }) : []
  expect(rows[0]?.at(-1)).toBe('问题')
  expect(rows[4]?.at(-1)).toContain('在选项里没有')
  expect(JSON.parse(cli('questions', 'import', fixture('bank.csv'), '--json').stdout)).toMatchObject({
    added: 3,
    existing: 0,
  })
  expect(cli('questions', 'import', out).stdout).toContain('入库 0 题，题库里已有 3 题')
  expect(JSON.parse(cli('questions', 'list', '--subject', '机电', '--json').stdout).questions).toHaveLength(1)
  expect(cli('questions', 'import', fixture('bank.csv'), '--branch', '没有的支部')).toMatchObject({ status: 1 })
})

test('题库：几份不同样子的文件一起查，互相矛盾的都存疑，读不了的说原因', { timeout: patience }, () => {
  const [paper, list, bad] = [join(folder, '卷子.txt'), join(folder, '题.json'), join(folder, '坏.docx')]
  writeFileSync(paper, '1、停电后第一步做什么？\nA、验电\nB、合闸\n答案：A\n\n2、停电后要先验电。（√）\n')
  writeFileSync(list, JSON.stringify([{ 题目: '停电后第一步做什么？', 选项: ['验电', '合闸'], 答案: 'B' }]))
  writeFileSync(bad, 'PK\u0003\u0004')
  const checked = cli('questions', 'check', paper, list, '--json')
  expect(JSON.parse(checked.stdout).files).toMatchObject([
    { file: paper, rows: 2, accepted: 1, fixed: 1, doubtful: 1, rejected: 0 },
    { file: list, rows: 1, accepted: 0, doubtful: 1 },
  ])
  expect(cli('questions', 'check', paper, list).stderr).toContain('和“题.json”第 1 题题目、选项相同，答案不同')
  expect(cli('questions', 'check', bad)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/读不了 .*坏.docx：/),
  })
  expect(cli('questions', 'import', paper, list).stdout).toContain('入库 1 题')
})

test('用法不对是 2，读不了的文件是 1', { timeout: patience }, () => {
  expect(cli('questions', 'check')).toMatchObject({ status: 2 })
  expect(cli('people', 'import', '没有.csv')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('没有这个文件'),
  })
})

test('报告里没有公式：以 = + - @ 和全角开头的格子前面有引号，读回来又没有', async () => {
  const out = join(folder, 'guard.xlsx')
  const cells = ['=1+1', '+8', '-1', '@x', '\tx', '＝1', '＋1', '－1', '＠x', '平常']
  await writeReport(
    out,
    [{ sheets: [{ name: '甲', rows: [['a', 'b'], ...cells.map((c) => [c])] }], issues: [] }],
    '问题',
  )
  const sheet = read(readFileSync(out), { cellFormula: true }).Sheets.甲 ?? {}
  const written = cells.map((_, i) => sheet[`A${i + 2}`])
  expect(written.map((c) => [c.t, c.f])).toEqual(cells.map(() => ['s', undefined]))
  expect(written.map((c) => c.v)).toEqual(cells.map((c, i) => (i < 9 ? `'${c}` : c)))
})

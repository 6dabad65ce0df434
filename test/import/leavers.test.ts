import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-leavers-'))
const file = join(folder, 'cli.db')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cli = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/entry/cli.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, DATABASE_URL: `file:${file}` },
  })
  return { status, stdout, stderr }
}

test('命令行：在册的不能删；登记离职，保全，看会删什么，真的删；库里找不到名字，链还在', {
  timeout: 180_000,
}, () => {
  expect(cli('people', 'import', join(root, 'test/fixtures/roster.csv')).status).toBe(0)
  expect(cli('people', 'erase', '0002')).toMatchObject({ status: 1, stderr: expect.stringContaining('这个人还在册') })
  expect(cli('people', 'leave', '0002', '--at', '2099-01-01').stderr).toContain('离职日期还没到')
  expect(cli('people', 'leave', '0002', '--at', '2026-01-05').stdout).toContain('工号 0002 已登记离职')
  expect(cli('people', 'hold', '0002').stdout).toContain('已保全')
  expect(cli('people', 'erase', '0002').stderr).toContain('正在保全')
  expect(cli('people', 'hold', '0002', '--release').status).toBe(0)
  const planned = JSON.parse(cli('people', 'erase', '0002', '--dry-run', '--json').stdout)
  expect(planned.going).toContainEqual({ table: 'members', how: 'emptied', rows: 1 })
  expect(readFileSync(file).includes('王秀兰')).toBe(true)
  expect(cli('people', 'erase', '0002').stdout).toContain('已删除')
  expect(readFileSync(file).includes('王秀兰')).toBe(false)
  expect(cli('audit', 'verify').status).toBe(0)
  expect(cli('people', 'sync')).toMatchObject({ status: 1, stderr: expect.stringContaining('没有配置飞书应用') })
})

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-roles-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cli = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/entry/cli.ts', ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, DATABASE_URL: `file:${join(folder, 'cli.db')}` },
  })
  return { status, said: stdout + stderr }
}

/** Each word to the command line is a process of its own. */
test('第一个管理员在主机上授：说清授了什么，授两次不重复，收得回来', { timeout: 120_000 }, () => {
  cli('people', 'import', join(root, 'test/fixtures/roster.csv'))
  const said = (...words: string[]) => cli('people', ...words)
  expect(said('grant', '0001', '管理员', '--scope', '公司')).toEqual({
    status: 0,
    said: '已授 0001 管理员（公司范围），马上生效\n',
  })
  expect(said('grant', '0001', '管理员', '--scope', '公司').said).toContain('没有改动')
  expect(said('revoke', '0001', '管理员', '--scope', '公司').said).toContain('已收回')
  expect(said('revoke', '0001', '管理员', '--scope', '公司').said).toContain('没有改动')
  expect(said('grant', '0001', '厂长')).toMatchObject({
    status: 1,
    said: expect.stringContaining('没有“厂长”这个角色'),
  })
  expect(said('grant', '0001')).toMatchObject({ status: 2 })
  expect(cli('audit', 'verify').status).toBe(0)
})

import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import known from '../migrations/known.json' with { type: 'json' }
import { knownMigrations } from '../src/entry/migrate/files.ts'

const root = join(import.meta.dirname, '..')

test('表结构和迁移一致：没有哪张表改了却没有迁移', () => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-'))
  try {
    cpSync(join(root, 'migrations'), folder, { recursive: true })
    const before = readdirSync(folder).sort()
    const said = execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/drizzle-kit/bin.cjs'),
        'generate',
        '--dialect=turso',
        '--schema=./src/**/schema.ts',
        `--out=${relative(root, folder)}`,
        '--casing=snake_case',
      ],
      { cwd: root, encoding: 'utf8' },
    )
    expect(said).toContain('No schema changes')
    expect(readdirSync(folder).sort()).toEqual(before)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('没有文件系统的那个家，认得的迁移和这里的一样；不一样就 npm run db:generate', () => {
  expect(known).toEqual(knownMigrations().map(({ tag, createdAt, hash }) => ({ tag, createdAt, hash })))
})

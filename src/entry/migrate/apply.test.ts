import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate, SchemaMismatch, schemaState } from './apply.ts'
import { knownMigrations } from './files.ts'

let folder: string
let file: string
const open = () => createClient({ url: `file:${file}`, concurrency: 1, timeout: 50 })
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'four-confirmations-'))
  file = join(folder, 'm.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('空库升到最新，再来一次什么也不做', async () => {
  const client = open()
  expect(await schemaState(client)).toMatchObject({ ok: false })
  expect(await migrate(client, file)).toEqual(knownMigrations().map((m) => m.tag))
  expect(await schemaState(client)).toEqual({ ok: true })
  expect(await migrate(client, file)).toEqual([])
  client.close()
})

test('三个进程同时升级，每个迁移只做一次', async () => {
  const clients = [open(), open(), open()]
  const applied = await Promise.all(clients.map((c) => migrate(c, file)))
  expect(applied.flat().sort()).toEqual(
    knownMigrations()
      .map((m) => m.tag)
      .sort(),
  )
  for (const c of clients) c.close()
})

test('比程序还新的库、被改过的迁移、中间的缺口，都拒绝', async () => {
  const client = open()
  await migrate(client)
  await client.execute(`insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)`)
  await expect(migrate(client)).rejects.toThrow(SchemaMismatch)
  await client.execute(`delete from __drizzle_migrations where hash = 'later'`)
  await client.execute(`update __drizzle_migrations set hash = 'edited' where id = 1`)
  await expect(migrate(client)).rejects.toThrow('was changed')
  await client.execute('delete from __drizzle_migrations where id = 1')
  await expect(migrate(client)).rejects.toThrow('was never applied')
  client.close()
})

test('已有数据的库在升级前留一份副本', async () => {
  const client = open()
  await migrate(client, file)
  const last = knownMigrations().at(-1)
  await client.execute({ sql: 'delete from __drizzle_migrations where hash = ?', args: [last?.hash ?? ''] })
  // As if the last one had never been applied: what it made is not there.
  const made =
    last?.statements.flatMap(
      (s) => /^CREATE (TABLE|TRIGGER|(?:UNIQUE )?INDEX) (?:IF NOT EXISTS )?`?(\w+)/i.exec(s)?.slice(1) ?? [],
    ) ?? []
  for (let i = made.length - 2; i >= 0; i -= 2)
    await client.execute(`drop ${made[i]?.replace(/unique /i, '')} if exists ${made[i + 1]}`)
  expect(await migrate(client, file)).toEqual([last?.tag])
  expect(existsSync(`${file}.before-${last?.tag}`)).toBe(true)
  client.close()
})

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from './apply.ts'
import { knownMigrations } from './files.ts'
import { SchemaMismatch, schemaState } from './state.ts'

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
  expect(await schemaState(client, knownMigrations())).toMatchObject({ ok: false })
  expect(await migrate(client, file)).toEqual(knownMigrations().map((m) => m.tag))
  expect(await schemaState(client, knownMigrations())).toEqual({ ok: true })
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
  const known = knownMigrations()
  const last = known.at(-1)
  // As a program one release older left it.
  await client.execute(
    'create table __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)',
  )
  for (const { statements, hash, createdAt } of known.slice(0, -1)) {
    for (const statement of statements) await client.execute(statement)
    await client.execute({
      sql: 'insert into __drizzle_migrations (hash, created_at) values (?, ?)',
      args: [hash, createdAt],
    })
  }
  expect(await migrate(client, file)).toEqual([last?.tag])
  expect(existsSync(`${file}.before-${last?.tag}`)).toBe(true)
  client.close()
})

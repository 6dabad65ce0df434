import { createClient } from '@libsql/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Fresh, freshDatabase } from '../database.ts'
import { type Hrana, startHrana } from './server.ts'

let database: Fresh
let server: Hrana
beforeEach(async () => {
  database = await freshDatabase({ kind: 'file' })
  server = await startHrana({ file: database.file, authToken: 'token', idleMs: 500 })
})
afterEach(async () => {
  await server.close()
  await database.close()
})
const open = () => createClient({ url: server.url, authToken: 'token' })

test('没有令牌的人进不来', async () => {
  await expect(createClient({ url: server.url }).execute('select 1')).rejects.toThrow()
})

test('值原样往返，改了几行数得清', async () => {
  const client = open()
  await client.execute('create table t (id integer primary key, a, b blob)')
  const blob = new Uint8Array([0, 1, 255])
  const made = await client.execute({
    sql: 'insert into t (a, b) values (:a, :b) returning id, a',
    args: { a: '你好', b: blob },
  })
  expect([made.rowsAffected, made.lastInsertRowid, { ...made.rows[0] }]).toEqual([1, 1n, { id: 1, a: '你好' }])
  const { rows } = await client.execute('select a, b from t')
  expect(new Uint8Array(rows[0]?.b as ArrayBuffer)).toEqual(blob)
  client.close()
})

test('一批里有一句不成，就一句都不算', async () => {
  const client = open()
  await client.execute('create table t (id integer primary key)')
  await expect(client.batch(['insert into t values (1)', 'insert into t values (1)'], 'write')).rejects.toMatchObject({
    code: expect.stringContaining('SQLITE_CONSTRAINT'),
  })
  expect((await client.execute('select * from t')).rows).toEqual([])
  client.close()
})

test('二十个写事务同时来，一个不丢；等锁的时候别的请求照常', async () => {
  // On a slow disk a commit takes longer than a stream may idle elsewhere in this file.
  await server.close()
  server = await startHrana({ file: database.file, authToken: 'token', idleMs: 30_000, patienceMs: 20_000 })
  const client = open()
  await client.execute('create table t (id integer primary key)')
  const write = async (id: number) => {
    const tx = await client.transaction('write')
    await tx.execute({ sql: 'insert into t values (?)', args: [id] })
    await tx.commit()
  }
  await Promise.all(Array.from({ length: 20 }, (_, id) => write(id)))
  expect((await client.execute('select count(*) as n from t')).rows[0]?.n).toBe(20)
  client.close()
})

test('没说完就走的人，事务到时作罢，别人接着写', async () => {
  const client = open()
  await client.execute('create table t (id integer primary key)')
  const forgotten = await client.transaction('write')
  await forgotten.execute('insert into t values (1)')
  expect(server.openStreams()).toBe(1)
  await client.execute('insert into t values (2)')
  expect((await client.execute('select id from t')).rows.map((r) => r.id)).toEqual([2])
  await expect(forgotten.commit()).rejects.toThrow()
  client.close()
})

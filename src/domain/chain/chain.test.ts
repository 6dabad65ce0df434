import { afterEach, beforeEach, expect, test } from 'vitest'
import { smallWorld } from '../../../test/support/world.ts'
import type { MemberId } from '../../core/ids.ts'
import { audit } from '../audit/audit.ts'
import { confirm } from '../confirmations/ledger.ts'
import { sealBooks, verifyBooks } from './seal.ts'

let b: Awaited<ReturnType<typeof smallWorld>>
beforeEach(async () => {
  b = await smallWorld('2026-03-02T09:00:00+08:00')
})
afterEach(() => b.database.close())

const write = (n: number) =>
  b.world.db.commit((to) => [
    audit(to, b.world, { actor: 'system', action: 'test.written', object: `o${n}`, detail: { z: n, a: true } }),
    confirm(to, b.world, {
      memberId: `m${n}` as MemberId,
      kind: 'study',
      subject: 'question/1',
      stage: 'learned',
      confirmedBy: 'system',
      evidence: `answer/${n}`,
      occurredAt: b.world.clock.now(),
    }),
  ])
const raw = (statement: string) => b.database.client.execute(statement)
const verdicts = async () => (await verifyBooks(b.world.db)).map((v) => (v.ok ? 'ok' : `${v.book} ${v.seq} ${v.why}`))

test('写了多少行就封存多少行，再封一次什么也不变', async () => {
  for (let n = 1; n <= 3; n++) await write(n)
  expect(await verifyBooks(b.world.db)).toMatchObject([
    { ok: true, unsealed: 3 },
    { ok: true, unsealed: 3 },
  ])
  const sealed = await Promise.all([sealBooks(b.world.db), sealBooks(b.world.db)])
  expect(sealed).toContain(6)
  expect(await sealBooks(b.world.db)).toBe(0)
  expect(await verifyBooks(b.world.db)).toMatchObject([
    { ok: true, sealed: 3, unsealed: 0 },
    { ok: true, sealed: 3, unsealed: 0 },
  ])
})

test('台账、审计和封印都不许改、不许删', async () => {
  await write(1)
  await sealBooks(b.world.db)
  for (const table of ['confirmations', 'audit_lines', 'seals']) {
    await expect(raw(`delete from ${table}`)).rejects.toThrow('append-only')
    await expect(raw(`update ${table} set seq = 99`)).rejects.toThrow('append-only')
  }
})

test.each([
  ['改了一行', `update confirmations set stage = 'confirmed' where seq = 2`, ['confirmations 2 changed', 'ok']],
  ['删了中间一行', 'delete from audit_lines where seq = 2', ['ok', 'audit 2 missing']],
  ['删了最后一行', 'delete from audit_lines where seq = 3', ['ok', 'audit 3 missing']],
  ['删了全部', 'delete from audit_lines', ['ok', 'audit 1 missing']],
  ['删了一个封印', `delete from seals where book = 'audit' and seq = 2`, ['ok', 'audit 2 seal-missing']],
])('拆掉触发器再%s，验链指得出是哪一行', async (_, statement, expected) => {
  for (let n = 1; n <= 3; n++) await write(n)
  await sealBooks(b.world.db)
  const { rows } = await raw(`select name from sqlite_master where type = 'trigger'`)
  for (const { name } of rows) await raw(`drop trigger ${name}`)
  await raw(statement)
  expect(await verdicts()).toEqual(expected)
})

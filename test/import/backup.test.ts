import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { saidCard } from '../../cards/shell/said.card.ts'
import type { AccountId } from '../../src/core/ids.ts'
import { stillStands } from '../../src/domain/chain/anchor.ts'
import { backup, UnsoundCopy } from '../../src/entry/backup/backup.ts'
import { restore } from '../../src/entry/backup/restore.ts'
import { openDatabase } from '../../src/platform/db/open.ts'
import { jobCursors } from '../../src/platform/jobs/schema.ts'
import { enqueue } from '../../src/platform/outbox/enqueue.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { bench } from '../bench.ts'

const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'four-confirmations-backup-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

test('备份是完整的一份；恢复出来，没发出的信扣着等人看，错过的时点不补', async () => {
  const at = folder()
  const b = await bench('2026-03-02T08:00:00+08:00')
  await b.program.tick()
  await b.world.db.commit((to) => [
    enqueue(to, b.world, {
      key: 'test/waiting',
      lane: 'broadcast',
      to: { account: 'ou_0001' as AccountId },
      card: saidCard('等着发的一封'),
    }),
  ])
  const made = await backup(b.database, b.world, join(at, 'copy.db'))
  expect(made.heads.map((h) => h.book)).toEqual(['audit'])
  expect(await stillStands(b.world.db, made.heads[0] ?? { book: 'audit', seq: 0, hash: '' })).toBe(true)

  b.clockTo('2026-03-05T08:00:00+08:00')
  const done = await restore(join(at, 'copy.db'), join(at, 'restored.db'), b.world)
  expect(done.held).toBe(1)
  const restored = await openDatabase({ url: `file:${join(at, 'restored.db')}` })
  onTestFinished(() => restored.close())
  const [letter] = await restored.db.read.select().from(letters).where(eq(letters.key, 'test/waiting'))
  expect(letter?.state).toBe('held')
  const cursors = await restored.db.read.select().from(jobCursors)
  expect(cursors.length).toBeGreaterThan(0)
  expect(cursors.every((c) => c.upTo >= b.world.clock.now())).toBe(true)
})

test('备份被改过一个字节，就不恢复，也不留下半个文件', async () => {
  const at = folder()
  const b = await bench('2026-03-02T08:00:00+08:00')
  await backup(b.database, b.world, join(at, 'copy.db'))
  appendFileSync(join(at, 'copy.db'), 'x')
  await expect(restore(join(at, 'copy.db'), join(at, 'restored.db'), b.world)).rejects.toThrow(UnsoundCopy)
  expect(existsSync(join(at, 'restored.db'))).toBe(false)
})

test('库里的链断了，这份备份就不算数，旧备份还在', async () => {
  const at = folder()
  const b = await bench('2026-03-02T08:00:00+08:00')
  await backup(b.database, b.world, join(at, 'good.db'))
  await b.database.client.execute('drop trigger audit_lines_never_change')
  await b.database.client.execute("update audit_lines set action = 'people.nothing'")
  await expect(backup(b.database, b.world, join(at, 'bad.db'))).rejects.toThrow(UnsoundCopy)
  expect(existsSync(join(at, 'bad.db'))).toBe(false)
  expect(JSON.parse(readFileSync(join(at, 'good.db.json'), 'utf8'))).toMatchObject({ version: 1 })
})

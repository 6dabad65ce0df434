import { copyFileSync, existsSync } from 'node:fs'
import type { Client, Transaction } from '@libsql/client'
import { isBusy } from '../../platform/db/errors.ts'
import { knownMigrations } from './files.ts'
import { appliedIn, missing, SchemaMismatch } from './state.ts'

const ledger = `create table if not exists __drizzle_migrations (id integer primary key, hash text not null, created_at numeric)`

const oneLock = async (client: Client): Promise<Transaction> => {
  for (let waited = 0; ; waited += 100)
    try {
      return await client.transaction('write')
    } catch (error) {
      if (!isBusy(error) || waited > 10_000) throw error
      await client.reconnect()
      await new Promise((done) => setTimeout(done, 100))
    }
}

const sound = async (tx: Transaction): Promise<void> => {
  const dangling = await tx.execute('pragma foreign_key_check')
  if (dangling.rows.length > 0)
    throw new SchemaMismatch(`${dangling.rows.length} references lead nowhere after the migration`)
}

/**
 * Brings a database to this program's schema, in one transaction, whoever else tries at the same moment. Before a file
 * that holds something is changed, a copy is put beside it.
 *
 * drizzle's own migrator is not used: it takes no lock, compares only the newest timestamp (a late-merged older
 * migration is skipped without a word) and checks no references afterwards.
 *
 * @returns the tags applied
 * @throws SchemaMismatch
 */
export const migrate = async (client: Client, file?: string): Promise<string[]> => {
  await client.execute(ledger)
  const before = await appliedIn(client)
  const expected = missing(knownMigrations(), before)
  if (expected.length === 0) return []
  if (file && before.length > 0 && existsSync(file)) {
    await client.execute('pragma wal_checkpoint(truncate)')
    copyFileSync(file, `${file}.before-${expected[0]?.tag}`)
  }
  await client.execute('pragma foreign_keys = off')
  const tx = await oneLock(client)
  try {
    const wanting = missing(knownMigrations(), await appliedIn(tx as unknown as Client))
    for (const { statements, hash, createdAt } of wanting) {
      for (const statement of statements) await tx.execute(statement)
      await tx.execute({
        sql: 'insert into __drizzle_migrations (hash, created_at) values (?, ?)',
        args: [hash, createdAt],
      })
    }
    await sound(tx)
    await tx.commit()
    return wanting.map((m) => m.tag)
  } finally {
    tx.close()
    await client.execute('pragma foreign_keys = on')
  }
}

import { chmod, rename, rm } from 'node:fs/promises'
import { headsOf } from '../../domain/chain/anchor.ts'
import { sealBooks, verifyBooks } from '../../domain/chain/seal.ts'
import type { Database } from '../../platform/db/open.ts'
import { openDatabase } from '../../platform/db/open.ts'
import type { World } from '../../platform/world.ts'
import { appliedIn } from '../migrate/state.ts'
import { hashOf, type Manifest, writeManifest } from './manifest.ts'

/** The copy is not what it should be: it was removed again. */
export class UnsoundCopy extends Error {
  override readonly name = 'UnsoundCopy'
}

/** @throws UnsoundCopy when the file, its references or its chains do not hold */
export const checkCopy = async (file: string): Promise<Pick<Manifest, 'heads' | 'migrations'>> => {
  const copy = await openDatabase({ url: `file:${file}` })
  try {
    const check = await copy.client.execute('PRAGMA quick_check')
    if (check.rows.some((r) => Object.values(r)[0] !== 'ok')) throw new UnsoundCopy('quick_check')
    if ((await copy.client.execute('PRAGMA foreign_key_check')).rows.length > 0) throw new UnsoundCopy('references')
    if ((await verifyBooks(copy.db)).some((v) => !v.ok)) throw new UnsoundCopy('chain')
    return { heads: await headsOf(copy.db), migrations: (await appliedIn(copy.client)).length }
  } finally {
    await copy.close()
  }
}

/**
 * 备份：an online copy by `VACUUM INTO`, checked before it gets its name, and a manifest with the chain's heads beside it.
 *
 * @param to a file that does not exist yet
 * @throws UnsoundCopy, LibsqlError
 */
export const backup = async (database: Database, { clock }: Pick<World, 'clock'>, to: string): Promise<Manifest> => {
  await sealBooks(database.db)
  const part = `${to}.part`
  await rm(part, { force: true })
  try {
    await database.client.execute({ sql: 'VACUUM INTO ?', args: [part] })
    await chmod(part, 0o600)
    const checked = await checkCopy(part)
    const made: Manifest = { version: 1, madeAt: clock.now().toISOString(), ...(await hashOf(part)), ...checked }
    await rename(part, to)
    await writeManifest(to, made)
    return made
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(`${part}${end}`, { force: true })
  }
}

import { constants } from 'node:fs'
import { copyFile, rm } from 'node:fs/promises'
import { audit } from '../../domain/audit/audit.ts'
import { openDatabase } from '../../platform/db/open.ts'
import { skipToNow } from '../../platform/jobs/slots.ts'
import { holdLetters } from '../../platform/outbox/operate.ts'
import type { World } from '../../platform/world.ts'
import { checkCopy, UnsoundCopy } from './backup.ts'
import { hashOf, type Manifest, readManifest } from './manifest.ts'

export type Restored = Manifest & { held: number }

/**
 * 恢复：the backup as a database of its own. Letters that were waiting are held, because nobody knows which of them left
 * after the backup; jobs that came due since are skipped with that reason.
 *
 * @param into a file that does not exist yet
 * @throws UnsoundCopy when the backup is not what its manifest says
 */
export const restore = async (from: string, into: string, { clock }: Pick<World, 'clock'>): Promise<Restored> => {
  const made = readManifest(from)
  const found = await hashOf(from)
  if (found.sha256 !== made.sha256) throw new UnsoundCopy('sha256')
  await copyFile(from, into, constants.COPYFILE_EXCL)
  try {
    await checkCopy(into)
    const copy = await openDatabase({ url: `file:${into}` })
    try {
      const [held] = await copy.db.commit((to) => [
        holdLetters(to),
        skipToNow(to, clock.now()),
        audit(to, { clock }, { actor: 'operator', action: 'database.restored', object: made.sha256.slice(0, 16) }),
      ])
      return { ...made, held: held.length }
    } finally {
      await copy.close()
    }
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) await rm(`${into}${end}`, { force: true })
    throw error
  }
}

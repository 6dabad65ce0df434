import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/entry/migrate/apply.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'

/** A database of one's own: the real engine, the real migrations, gone afterwards. */
export const freshDatabase = async (): Promise<Database & { file: string; url: string }> => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-'))
  const file = join(folder, 'test.db')
  const database = await openDatabase({ url: `file:${file}` })
  await migrate(database.client)
  return {
    ...database,
    file,
    url: `file:${file}`,
    close: async () => {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

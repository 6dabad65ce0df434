import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../src/entry/migrate/apply.ts'
import { type Database, openDatabase } from '../../src/platform/db/open.ts'
import { startHrana } from './hrana/server.ts'

export type Kind = 'file' | 'http'
export type Fresh = Database & { file: string; url: string }

/** Which database the suite runs on; the project `http` in vitest.config.ts says the other one. */
const usual: Kind = process.env.TEST_DATABASE === 'http' ? 'http' : 'file'

/** A database of one's own: the real engine, the real migrations, gone afterwards. */
export const freshDatabase = async ({ kind = usual }: { kind?: Kind } = {}): Promise<Fresh> => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-'))
  const file = join(folder, 'test.db')
  const server = kind === 'http' ? await startHrana({ file }) : undefined
  const url = server?.url ?? `file:${file}`
  const database = await openDatabase({ url })
  await migrate(database.client)
  return {
    ...database,
    file,
    url,
    close: async () => {
      await database.close()
      await server?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

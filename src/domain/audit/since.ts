import { max, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../platform/db/db.ts'
import { auditLines } from './schema.ts'

/** The number of the newest line. */
export const newestLine = async ({ read }: Db): Promise<number> => {
  const [row] = await read.select({ seq: max(auditLines.seq) }).from(auditLines)
  return row?.seq ?? 0
}

/**
 * True while nobody has changed anything of these nouns since that line: every act leaves one, in its own commit, so a
 * plan made from what was read then still fits.
 */
export const quietSince = (seq: number, nouns: readonly string[]): SQL =>
  sql`not exists (select 1 from ${auditLines} where seq > ${seq} and substr(action, 1, instr(action, '.') - 1) in (${sql.join(
    nouns.map((noun) => sql`${noun}`),
    sql`, `,
  )}))`

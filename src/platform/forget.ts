import { and, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { AccountId, MemberId } from '../core/ids.ts'
import type { Db, Write, Writer } from './db/db.ts'

/** Somebody of whom nothing is to stay but the opaque id. */
export type Forgotten = {
  memberId: MemberId
  account: AccountId | null
  leftAt: Date
  /** As they may stand in what others wrote, or what was written to others. */
  words: readonly string[]
}

/** 怎么忘：what goes of one table when somebody is forgotten. Whoever keeps a table about people keeps its line. */
export type Forgetting = {
  table: SQLiteTable
  /** The rows that hold something of that person. */
  of(person: Forgotten): SQL
  /** Those rows go, or these columns of them are emptied. */
  becomes: 'gone' | Readonly<Record<string, unknown>>
}

export const forgetWrite = (to: Writer, rule: Forgetting, person: Forgotten, provided: SQL): Write => {
  const where = and(rule.of(person), provided)
  return rule.becomes === 'gone'
    ? to.delete(rule.table).where(where)
    : to
        .update(rule.table)
        .set(rule.becomes as never)
        .where(where)
}

/** How many rows that would be. */
export const countForgotten = async (
  { read }: Pick<Db, 'read'>,
  rule: Forgetting,
  person: Forgotten,
): Promise<{ table: string; how: 'gone' | 'emptied'; rows: number }> => ({
  table: getTableConfig(rule.table).name,
  how: rule.becomes === 'gone' ? 'gone' : 'emptied',
  rows: await read.$count(rule.table, rule.of(person)),
})

/** A column in which one of the person's words, or the account, stands somewhere. */
export const speaksOf = (column: SQL, { account, words }: Forgotten): SQL =>
  sql.join(
    [sql`false`, ...[...words, ...(account ? [account] : [])].map((word) => sql`instr(${column}, ${word}) > 0`)],
    sql` or `,
  )

/**
 * Others may have written of somebody under any name, also one that is not known here any more: what is only kept to look
 * into troubles goes altogether up to the day of leaving, afterwards where it names the person.
 */
export const mayName = (column: SQL, at: SQL, person: Forgotten): SQL =>
  sql`(${at} <= ${person.leftAt.getTime()} or ${speaksOf(column, person)})`

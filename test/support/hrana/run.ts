import type { Connection } from './connections.ts'
import { fromNative, type Rows, type Statement, toNative } from './wire.ts'

/** The native driver, as far as its own types leave it out. */
type Prepared = {
  safeIntegers(on: boolean): void
  raw(on: boolean): void
  columns(): { name: string; type: string | null }[]
  all(args: unknown): unknown[][]
  get(args?: unknown): unknown
  run(args: unknown): { changes: number; lastInsertRowid: number | bigint }
}

export const prepare = (connection: Connection, sql: string): Prepared => connection.prepare(sql) as unknown as Prepared

const argsOf = ({ args, named_args }: Statement): unknown =>
  named_args && named_args.length > 0
    ? Object.fromEntries(named_args.map((a) => [a.name.replace(/^[:@$]/, ''), toNative(a.value)]))
    : (args ?? []).map(toNative)

const changesSoFar = (connection: Connection): { changes: number; rowid: string } => {
  const statement = prepare(connection, 'select total_changes(), last_insert_rowid()')
  statement.raw(true)
  const [changes, rowid] = statement.get() as [number, number]
  return { changes, rowid: String(rowid) }
}

/** Whether it gives rows; the driver says so only by refusing `raw`. */
const givesRows = (statement: Prepared): boolean => {
  try {
    statement.raw(true)
    return true
  } catch {
    return false
  }
}

export const columnsOf = (statement: Prepared): Rows['cols'] => {
  try {
    return statement.columns().map(({ name, type }) => ({ name, decltype: type }))
  } catch {
    return []
  }
}

/** Runs one statement. Unlike the embedded driver a server counts the rows that a RETURNING statement changed. */
export const run = (connection: Connection, sql: string, statement: Statement): Rows => {
  const prepared = prepare(connection, sql)
  const args = argsOf(statement)
  prepared.safeIntegers(true)
  if (!givesRows(prepared)) {
    const { changes, lastInsertRowid } = prepared.run(args)
    return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: String(lastInsertRowid) }
  }
  const before = changesSoFar(connection)
  const rows = prepared.all(args).map((row) => row.map(fromNative))
  const after = changesSoFar(connection)
  const changed = after.changes - before.changes
  return {
    cols: columnsOf(prepared),
    rows: statement.want_rows === false ? [] : rows,
    affected_row_count: changed,
    last_insert_rowid: changed > 0 ? after.rowid : null,
  }
}

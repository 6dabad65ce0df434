/** The parts of Hrana (libSQL over HTTP, JSON) that @libsql/client speaks. */
export type Value =
  | { type: 'null' }
  | { type: 'integer'; value: string }
  | { type: 'float'; value: number }
  | { type: 'text'; value: string }
  | { type: 'blob'; base64: string }

export type Statement = {
  sql?: string
  sql_id?: number
  args?: Value[]
  named_args?: { name: string; value: Value }[]
  want_rows?: boolean
}

export type Condition =
  | { type: 'ok' | 'error'; step: number }
  | { type: 'not'; cond: Condition }
  | { type: 'and' | 'or'; conds: Condition[] }
  | { type: 'is_autocommit' }

export type Step = { condition?: Condition | null; stmt: Statement }

export type Request =
  | { type: 'execute'; stmt: Statement }
  | { type: 'batch'; batch: { steps: Step[] } }
  | { type: 'sequence' | 'describe'; sql?: string; sql_id?: number }
  | { type: 'store_sql'; sql_id: number; sql: string }
  | { type: 'close_sql'; sql_id: number }
  | { type: 'close' | 'get_autocommit' }

export type Rows = {
  cols: { name: string; decltype: string | null }[]
  rows: Value[][]
  affected_row_count: number
  last_insert_rowid: string | null
}

export type Failure = { message: string; code: string }

/** What the client did wrong, in Hrana's own codes. */
export class ProtocolError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export const toNative = (value: Value): unknown => {
  switch (value.type) {
    case 'null':
      return null
    case 'integer':
      return BigInt(value.value)
    case 'blob':
      return Buffer.from(value.base64, 'base64')
    default:
      return value.value
  }
}

export const fromNative = (value: unknown): Value => {
  if (value === null || value === undefined) return { type: 'null' }
  if (typeof value === 'bigint') return { type: 'integer', value: String(value) }
  if (typeof value === 'number') return { type: 'float', value }
  if (typeof value === 'string') return { type: 'text', value }
  return { type: 'blob', base64: Buffer.from(value as Uint8Array).toString('base64') }
}

/** SQLite's primary result codes; a server tells no extended ones. */
const names: Record<number, string> = {
  1: 'ERROR',
  4: 'ABORT',
  5: 'BUSY',
  6: 'LOCKED',
  8: 'READONLY',
  9: 'INTERRUPT',
  10: 'IOERR',
  11: 'CORRUPT',
  13: 'FULL',
  17: 'SCHEMA',
  18: 'TOOBIG',
  19: 'CONSTRAINT',
  20: 'MISMATCH',
  21: 'MISUSE',
  25: 'RANGE',
}

const primary = (error: unknown): number => ((error as { rawCode?: number }).rawCode ?? 0) & 0xff

export const isLocked = (error: unknown): boolean => primary(error) === 5

export const failureOf = (error: unknown): Failure =>
  error instanceof ProtocolError
    ? { message: error.message, code: error.code }
    : {
        message: `SQLite error: ${(error as Error).message}`,
        code: `SQLITE_${names[primary(error)] ?? 'UNKNOWN'}`,
      }

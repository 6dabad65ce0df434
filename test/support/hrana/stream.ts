import type { Connection, Connections } from './connections.ts'
import { columnsOf, prepare, run } from './run.ts'
import { type Condition, type Failure, failureOf, isLocked, ProtocolError, type Request, type Rows } from './wire.ts'

/** One client's conversation: its connection and the statements that it stored. */
export type Stream = {
  handle(request: Exclude<Request, { type: 'close' }>): Promise<Record<string, unknown>>
  close(): void
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

export const newStream = (connections: Connections, patienceMs: number): Stream => {
  let connection: Connection = connections.take()
  const stored = new Map<number, string>()

  const textOf = ({ sql, sql_id }: { sql?: string; sql_id?: number }): string => {
    const text = sql ?? (sql_id === undefined ? undefined : stored.get(sql_id))
    if (text === undefined) throw new ProtocolError('SQL_NOT_FOUND', 'no such stored SQL')
    return text
  }

  /**
   * Waits for another stream's lock with timers. A statement that met BUSY stays active on its connection, so that one
   * is not used again; within a transaction there is nothing to wait for.
   */
  const patiently = async <T>(act: () => T): Promise<T> => {
    for (const end = performance.now() + patienceMs; ; )
      try {
        return act()
      } catch (error) {
        if (!isLocked(error) || connection.inTransaction) throw error
        connections.discard(connection)
        connection = connections.take()
        if (performance.now() > end) throw error
        await pause(5)
      }
  }

  const batch = async (steps: Extract<Request, { type: 'batch' }>['batch']['steps']) => {
    const results: (Rows | null)[] = []
    const errors: (Failure | null)[] = []
    const holds = (condition: Condition | null | undefined): boolean => {
      if (!condition) return true
      switch (condition.type) {
        case 'ok':
          return results[condition.step] != null
        case 'error':
          return errors[condition.step] != null
        case 'not':
          return !holds(condition.cond)
        case 'and':
          return condition.conds.every(holds)
        case 'or':
          return condition.conds.some(holds)
        case 'is_autocommit':
          return !connection.inTransaction
      }
    }
    for (const { condition, stmt } of steps) {
      let result: Rows | null = null
      let error: Failure | null = null
      if (holds(condition))
        try {
          result = await patiently(() => run(connection, textOf(stmt), stmt))
        } catch (thrown) {
          error = failureOf(thrown)
        }
      results.push(result)
      errors.push(error)
    }
    return { step_results: results, step_errors: errors }
  }

  return {
    handle: async (request) => {
      switch (request.type) {
        case 'execute': {
          const { stmt } = request
          return { type: 'execute', result: await patiently(() => run(connection, textOf(stmt), stmt)) }
        }
        case 'batch':
          return { type: 'batch', result: await batch(request.batch.steps) }
        case 'sequence':
          await patiently(() => connection.exec(textOf(request)))
          return { type: 'sequence' }
        case 'describe':
          return { type: 'describe', result: { params: [], cols: columnsOf(prepare(connection, textOf(request))) } }
        case 'store_sql':
          stored.set(request.sql_id, request.sql)
          return { type: 'store_sql' }
        case 'close_sql':
          stored.delete(request.sql_id)
          return { type: 'close_sql' }
        case 'get_autocommit':
          return { type: 'get_autocommit', is_autocommit: !connection.inTransaction }
        default:
          throw new ProtocolError('PROTO', 'unknown request')
      }
    },
    close: () => connections.give(connection),
  }
}

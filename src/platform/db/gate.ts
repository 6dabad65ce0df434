import type { Client, InStatement } from '@libsql/client'
import { isBusy } from './errors.ts'

/** How long a call may wait for its turn and another process's lock, and the pauses between tries; milliseconds. */
const patience = 1_500
const pauses = [5, 10, 20, 40, 80, 100] as const

/** A client on which every call waits for the one before it. */
export type Gated = Pick<Client, 'execute' | 'batch'> & {
  /** Resolves when everything that was asked before has been done. */
  idle(): Promise<void>
}

/**
 * One writer, one call at a time, write transactions only.
 *
 * A statement that met SQLITE_BUSY is never reset by the native driver: later commits on that connection fail and later
 * inserts report success and are lost (tursodatabase/libsql-client-ts#352). So a connection that met it is thrown away
 * (`renew`) before the next try. The lock is waited for with timers, never inside the driver, which would stop the whole
 * event loop.
 *
 * @param sleep resolves after the given milliseconds
 */
export const gate = (
  client: Client,
  renew: () => Promise<void>,
  sleep: (ms: number) => Promise<void> = (ms) => new Promise((done) => setTimeout(done, ms)),
): Gated => {
  let tail: Promise<unknown> = Promise.resolve()

  const insist = async <T>(act: () => Promise<T>, until: number): Promise<T> => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await act()
      } catch (error) {
        if (!isBusy(error)) throw error
        await renew()
        const pause = pauses[Math.min(attempt, pauses.length - 1)] ?? 100
        if (performance.now() + pause > until) throw error
        await sleep(pause)
      }
    }
  }

  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    // Counted from here: those behind a long wait must not wait as long again, one after the other.
    const until = performance.now() + patience
    const result = tail.then(() => insist(act, until))
    tail = result.then(
      () => {},
      () => {},
    )
    return result
  }

  return {
    execute: ((statement: InStatement) => inTurn(() => client.execute(statement))) as Client['execute'],
    batch: (statements) => inTurn(() => client.batch(statements, 'write')),
    idle: () => tail.then(() => {}),
  }
}

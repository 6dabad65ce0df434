import type { Client } from '@libsql/client'
import type { Clock } from '../../core/clock.ts'

export type DatabaseClock = Clock & {
  /**
   * Asks the database what time it is.
   *
   * @returns how far the machine's own clock is ahead of it, milliseconds
   * @throws LibsqlError when it does not answer; the clock goes on as before
   */
  measure(): Promise<number>
}

const samples = 3

const askedAt = async (client: Pick<Client, 'execute'>): Promise<number> => {
  const { rows } = await client.execute(`select cast(unixepoch('subsec') * 1000 as integer) as now`)
  return Number(rows[0]?.now)
}

/**
 * One clock for all instances: the database's. It goes on by the time that has passed here, so a machine whose own clock
 * is wrong, or is put right in the middle of the day, judges every claim as the others do. Known to half a round trip.
 *
 * While the machine sleeps it stands still and lags until the next measuring. Only a clock that runs ahead would take
 * away what is another's.
 *
 * @param machine the clock to compare with, for the operator
 * @param passed milliseconds that only ever grow
 */
export const databaseClock = async (
  client: Pick<Client, 'execute'>,
  machine: Clock,
  passed: () => number = () => performance.now(),
): Promise<DatabaseClock> => {
  let base = 0
  const now = () => new Date(base + passed())
  const measure = async () => {
    let quickest = Number.POSITIVE_INFINITY
    let found = base
    for (let i = 0; i < samples; i++) {
      const before = passed()
      const told = await askedAt(client)
      const took = passed() - before
      // The quickest answer leaves the least room for error.
      if (took < quickest) [quickest, found] = [took, told - before - took / 2]
    }
    base = found
    return machine.now().getTime() - now().getTime()
  }
  await measure()
  return { now, measure }
}

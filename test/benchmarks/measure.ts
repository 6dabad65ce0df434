import { askLoad } from './ask-load.ts'
import { type Contender, type Running, start } from './servers.ts'

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

const connections = 64

/** What still waits in our inbox. */
const pending = async ({ port }: Running): Promise<number> => {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return Number(/^four_confirmations_inbox_pending (\d+)$/m.exec(text)?.[1] ?? Number.NaN)
}

/** Seconds until everything that was received has been handled. */
export const drained = async (server: Running): Promise<number> => {
  const since = performance.now()
  while ((await pending(server)) > 0) {
    if (performance.now() - since > 60_000) throw new Error('the inbox is not handled within a minute')
    await new Promise((done) => setTimeout(done, 50))
  }
  return (performance.now() - since) / 1000
}

export type Throughput = {
  perSecond: Record<Contender, number[]>
  p99: Record<Contender, number[]>
  refused: number
  drainSeconds: number[]
}

const each = <T>(make: () => T): Record<Contender, T> => ({ ours: make(), sdk: make(), bare: make() })

/**
 * All three stand side by side on one core and are asked in turn, a short while each, so that whatever else the machine
 * does meets all of them. Ours has handled what it received before the next one is asked.
 */
export const throughput = async (rounds: number, seconds: number): Promise<Throughput> => {
  const servers = { ours: await start('ours'), sdk: await start('sdk'), bare: await start('bare') }
  const result: Throughput = { perSecond: each(() => []), p99: each(() => []), refused: 0, drainSeconds: [] }
  try {
    // The first round only warms up.
    for (let round = 0; round <= rounds; round++)
      for (const which of ['ours', 'sdk', 'bare'] as const) {
        const { port } = servers[which]
        const load = {
          kind: 'closed' as const,
          port,
          connections,
          warmMs: 300,
          ms: seconds * 1000,
          most: 16_000 * seconds,
        }
        const { perSecond, p99, refused } = await askLoad(load)
        const drain = which === 'ours' ? await drained(servers.ours) : 0
        result.refused += refused
        if (round === 0) continue
        result.perSecond[which].push(perSecond)
        result.p99[which].push(p99)
        if (which === 'ours') result.drainSeconds.push(drain)
      }
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()))
  }
  return result
}

/** How long from the start of the process until it says that it is ready, milliseconds. */
export const readiness = async (times: number): Promise<number[]> => {
  const took: number[] = []
  for (let i = 0; i < times; i++) {
    const server = await start('ours')
    took.push(server.readyMs)
    await server.stop()
  }
  return took
}

/** A steady stream for a while, with clicks among it; and the most memory that was seen meanwhile, in MB. */
export const stream = async (seconds: number) => {
  const server = await start('ours')
  let memory = server.memory()
  const watch = setInterval(() => {
    memory = Math.max(memory, server.memory())
  }, 500)
  try {
    const latencies = await askLoad({
      kind: 'open',
      port: server.port,
      eventsPerSecond: 500,
      clicksPerSecond: 10,
      seconds,
    })
    const drainSeconds = await drained(server)
    return { ...latencies, memory, drainSeconds }
  } finally {
    clearInterval(watch)
    await server.stop()
  }
}

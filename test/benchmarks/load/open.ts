import { clickRequest, messageRequest } from './bodies.ts'
import { type Connection, openConnection } from './connection.ts'

export type Open = { kind: 'open'; port: number; eventsPerSecond: number; clicksPerSecond: number; seconds: number }
export type Latency = { asked: number; ok: number; p50: number; p99: number; max: number }
export type OpenResult = { events: Latency; clicks: Latency }

type Planned = { at: number; click: boolean; bytes: Buffer }

const latency = (took: readonly number[], asked: number): Latency => {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { asked, ok: took.length, p50: at(0.5), p99: at(0.99), max: at(1) }
}

const plan = ({ eventsPerSecond, clicksPerSecond, seconds }: Open): Planned[] => [
  ...Array.from({ length: eventsPerSecond * seconds }, (_, i) => ({
    ...{ at: (i * 1000) / eventsPerSecond, click: false },
    bytes: messageRequest(i),
  })),
  ...Array.from({ length: clicksPerSecond * seconds }, (_, i) => ({
    ...{ at: ((i + 0.5) * 1000) / clicksPerSecond, click: true },
    bytes: clickRequest(i),
  })),
]

/** A click is answered when the person reads something; `{}` would be nothing. */
const isAnswered = ({ click }: Planned, { status, body }: { status: number; body: string }) =>
  status === 200 && (!click || body.includes('"toast"'))

/**
 * Requests at their appointed times, whether or not earlier ones have been answered; latency counts from the appointed
 * time, so a door that stalls cannot hide it. Connections are opened as needed and kept.
 */
export const openLoop = async (options: Open): Promise<OpenResult> => {
  const planned = plan(options).sort((a, b) => a.at - b.at)
  const idle: Connection[] = await Promise.all(Array.from({ length: 16 }, () => openConnection(options.port)))
  const took = { events: [] as number[], clicks: [] as number[] }
  const under: Promise<void>[] = []
  const began = performance.now() + 50

  const usable = (): Connection | undefined => {
    for (let kept = idle.pop(); kept; kept = idle.pop()) if (kept.isOpen()) return kept
    return undefined
  }
  const ask = async (one: Planned) => {
    const connection = usable() ?? (await openConnection(options.port))
    const answer = await connection.ask(one.bytes)
    if (isAnswered(one, answer)) took[one.click ? 'clicks' : 'events'].push(performance.now() - began - one.at)
    if (answer.status === 0) connection.close()
    else idle.push(connection)
  }

  let next = 0
  await new Promise<void>((done) => {
    const step = () => {
      const now = performance.now() - began
      for (let one = planned[next]; one && one.at <= now; one = planned[++next]) under.push(ask(one).catch(() => {}))
      if (next < planned.length) setTimeout(step, 1)
      else done()
    }
    step()
  })
  await Promise.race([Promise.all(under), new Promise((done) => setTimeout(done, 10_000))])
  for (const connection of idle) connection.close()
  const clicks = planned.filter((one) => one.click).length
  return { events: latency(took.events, planned.length - clicks), clicks: latency(took.clicks, clicks) }
}

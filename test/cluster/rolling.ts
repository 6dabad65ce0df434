import { check } from '../campaign/check.ts'
import { type Case, gather } from '../campaign/facts.ts'
import type { ServerLine } from '../support/server.ts'
import { answering } from './answering.ts'
import { pause, startCluster } from './cluster.ts'
import { roundRobin, type Try } from './round-robin.ts'

export type Rolling = {
  tries: Try[]
  /** How each instance left. */
  ends: { code: number | null; ms: number }[]
  readyMs: number[]
  pushesPerSecond: number
  drainSeconds: number
  errors: string[]
  case: Case
}

/** Nobody unknown knocks here: who is refused is refused by mistake, and the line says by which. */
const isTrouble = ({ level, event }: ServerLine) => level === 'error' || event === 'door.refused'

/**
 * People answer without a pause, and one instance after the other leaves and is replaced.
 *
 * @param options.people so many begin to answer every second, whatever becomes of the others
 * @param options.copies of each push, at different instances at the same time
 */
export const rolling = async (options: {
  restarts: number
  people: number
  copies: number
  workers: number
  seed: number
  tell?: (line: string) => void
}): Promise<Rolling> => {
  const { restarts, people, copies, seed, tell = () => {} } = options
  const cluster = await startCluster({ seed, branches: 2, workers: options.workers })
  const errors: string[] = []
  const ends: Rolling['ends'] = []
  const readyMs = cluster.servers.map((s) => s.readyMs)
  try {
    const { deliver, tries } = roundRobin(cluster.addresses, copies)
    cluster.feishu.connect(deliver)
    const crowd = answering(cluster, seed)
    const began = performance.now()
    const load = setInterval(() => {
      const due = Math.floor(((performance.now() - began) / 1000) * people)
      crowd.begin(due - crowd.begun())
    }, 20)
    await pause(500)
    for (let n = 0; n < restarts; n++) {
      const place = n % cluster.servers.length
      const leaving = cluster.servers[place]
      const { code, ms } = await cluster.restart(place)
      ends.push({ code, ms })
      readyMs.push(cluster.servers[place]?.readyMs ?? 0)
      errors.push(...(leaving?.lines ?? []).filter(isTrouble).map((l) => JSON.stringify(l)))
      if ((n + 1) % 5 === 0) tell(`${n + 1} restarts, ${crowd.begun()} answers`)
    }
    clearInterval(load)
    const seconds = (performance.now() - began) / 1000
    await crowd.quiet()
    const pushesPerSecond = (crowd.begun() * copies) / seconds
    const calmed = performance.now()
    // Feishu takes 900 messages a minute from us.
    await cluster.rest(60_000 + 80 * crowd.begun())
    const drainSeconds = (performance.now() - calmed) / 1000
    for (const { code, ms } of await cluster.leave()) ends.push({ code, ms })
    for (const { lines } of cluster.servers) errors.push(...lines.filter(isTrouble).map((l) => JSON.stringify(l)))
    return {
      ...{ tries, ends, readyMs, pushesPerSecond, drainSeconds, errors },
      case: await gather(cluster.stage, crowd.acts),
    }
  } finally {
    await cluster.close()
  }
}

/** What Feishu must never see, and what the history, the database and the chats must agree on. Empty when all is well. */
export const checkRolling = ({ tries, ends, errors, case: all }: Rolling): string[] => [
  ...tries.flatMap(({ late, ms }) => (late || ms > 3_000 ? [`late: an answer after ${ms} ms`] : [])),
  ...tries.flatMap(({ status }) => (status === 200 || status === 0 ? [] : [`answered ${status}`])),
  ...ends.flatMap(({ code, ms }) => (code === 0 && ms <= 25_000 ? [] : [`left with ${code} after ${ms} ms`])),
  ...errors.map((line) => `error: ${line}`),
  ...check(all),
]

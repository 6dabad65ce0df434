import { messageRequest } from './bodies.ts'
import { openConnection } from './connection.ts'

export type Closed = { kind: 'closed'; port: number; connections: number; warmMs: number; ms: number; most: number }
export type ClosedResult = { perSecond: number; p99: number; refused: number }

/** As many requests as the door answers: every connection asks again as soon as it is answered. */
export const closedLoop = async ({ port, connections, warmMs, ms, most }: Closed): Promise<ClosedResult> => {
  const prepared = Array.from({ length: most }, (_, i) => messageRequest(i))
  const open = await Promise.all(Array.from({ length: connections }, () => openConnection(port)))
  const began = performance.now() + warmMs
  const ends = began + ms
  const took: number[] = []
  let refused = 0
  let next = 0
  await Promise.all(
    open.map(async (connection) => {
      for (let at = performance.now(); at < ends; ) {
        const bytes = prepared[next++]
        if (!bytes) throw new Error(`more than ${most} requests were needed: prepare more`)
        const { status } = await connection.ask(bytes)
        const now = performance.now()
        if (status !== 200) refused++
        else if (at >= began && now <= ends) took.push(now - at)
        at = now
      }
      connection.close()
    }),
  )
  took.sort((a, b) => a - b)
  return { perSecond: (took.length * 1000) / ms, p99: took[Math.floor(took.length * 0.99)] ?? Number.NaN, refused }
}

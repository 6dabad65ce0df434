import { createClient } from '@libsql/client'
import { serveFeishu } from '../../src/sandbox/feishu/index.ts'
import type { Feishu } from '../../src/sandbox/feishu/types.ts'
import { waiting } from '../campaign/facts.ts'
import { buildServer, setStage } from '../campaign/stage.ts'
import { startHrana } from '../support/hrana/server.ts'
import { type Server, startServer } from '../support/server.ts'

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

/** @throws Error when it has not come about after so long */
export const until = async (what: string, ms: number, holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (const since = performance.now(); !(await holds()); await pause(50))
    if (performance.now() - since > ms) throw new Error(`waited ${ms} ms in vain: ${what}`)
}

/** The machines' own clocks, wrong by so much. Milliseconds. */
const skews = [-90_000, 0, 90_000] as const

type Row = Record<string, unknown>

/** Three instances of the real program on one database server, and a Feishu that posts to all of them. */
export type Cluster = Awaited<ReturnType<typeof startCluster>>

export const startCluster = async (options: {
  seed: number
  branches: number
  workers: number
  /** Stands between the instances and Feishu. */
  between?: (fetch: Feishu['fetch']) => Feishu['fetch']
}) => {
  const entry = await buildServer('dist/cluster')
  const stage = await setStage({ ...options, transport: 'webhook' })
  const { feishu, file } = stage
  const hrana = await startHrana({ file })
  const served = await serveFeishu({ ...feishu, fetch: options.between?.(feishu.fetch) ?? feishu.fetch })
  const start = (place: number): Promise<Server> =>
    startServer(
      {
        ...stage.env,
        ...{ PORT: '0', DATABASE_URL: hrana.url, FEISHU_BASE_URL: served.url },
        ...{ NODE_OPTIONS: '--import ./test/support/skewed-clock.mjs', SKEW_MS: String(skews[place]) },
      },
      { entry },
    )
  const servers = await Promise.all(skews.map((_, place) => start(place)))

  return {
    stage,
    feishu,
    servers,
    addresses: () => servers.map((s) => s.url),
    /** Leaves in order, and a new one comes in its place. */
    restart: async (place: number) => {
      const ended = await (servers[place] as Server).stop('SIGTERM')
      servers[place] = await start(place)
      return ended
    },
    query: async (sql: string): Promise<Row[]> => {
      const client = createClient({ url: hrana.url })
      try {
        return (await client.execute(sql)).rows.map((row) => ({ ...row }))
      } finally {
        client.close()
      }
    },
    /** Nothing waits any more, and everything that Feishu has to repeat has been repeated. */
    rest: async (ms: number) => {
      stage.forward(16_000)
      await feishu.settle()
      await until('all is done and sent', ms, async () => (await waiting(file)) === 0)
    },
    leave: () => Promise.all(servers.map((s) => s.stop('SIGTERM'))),
    close: async () => {
      await Promise.all(servers.map((s) => s.end().catch(() => {})))
      await served.close()
      await hrana.close()
      await stage.close()
    },
  }
}

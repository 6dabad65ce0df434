import { onTestFinished } from 'vitest'
import { openLongConnection } from '../../src/entry/long-connection.ts'
import { serveFeishu } from '../../src/sandbox/feishu/index.ts'
import { benchApp } from '../bench.ts'
import { studyBench } from '../study/stage.ts'
import { until } from '../support/until.ts'

type Options = NonNullable<Parameters<typeof studyBench>[0]>
type Bench = Awaited<ReturnType<typeof studyBench>>

/** Breaks are mended at once, so that no test waits for Feishu's half minute. */
const quick = { pingSeconds: 0.3, reconnectSeconds: 0.1, nonceSeconds: 0.1 }

/** `slowMs`: so long after the commit does the program come back with its answer. */
type Change = { secret?: string; watchdogSeconds?: number; slowMs?: number }

/** The long connection of this bench to its Feishu, over loopback. */
export const connect = async (b: Bench, change: Change = {}) => {
  const served = await serveFeishu(b.feishu)
  const before = b.feishu.lines().length
  const connection = openLongConnection({
    app: { appId: benchApp.appId, appSecret: change.secret ?? benchApp.appSecret, baseUrl: served.url },
    log: b.world.log,
    take: async (body) => {
      const taken = await b.program.take(body)
      if (change.slowMs) await new Promise((done) => setTimeout(done, change.slowMs))
      return taken
    },
    watchdogSeconds: change.watchdogSeconds ?? 0.2,
  })
  onTestFinished(async () => {
    await connection.stop()
    await served.close()
  })
  return {
    connection,
    served,
    /** Resolves when the client stands and Feishu would push to it. */
    stands: () =>
      until(
        () => (connection.state().connected && b.feishu.lines().length > before) || undefined,
        'the long connection',
      ),
  }
}

/** The study bench in a company whose console has chosen the long connection; it stands. */
export const connectedBench = async ({ feishu = {}, ...options }: Options = {}, change: Change = {}) => {
  const b = await studyBench({
    ...options,
    feishu: { transport: 'websocket', ...feishu, lines: { ...quick, ...feishu.lines } },
  })
  const line = await connect(b, change)
  await line.stands()
  return { ...b, ...line }
}

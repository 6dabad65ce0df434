import { features } from '../../app/features.ts'
import type { Memory } from '../../app/memory.ts'
import type { Tally } from '../../app/metrics.ts'
import { createProgram, type Program } from '../../app/program.ts'
import type { Clock } from '../../core/clock.ts'
import { randomIds } from '../../core/ids.ts'
import { type Database, openDatabase } from '../../platform/db/open.ts'
import { webCipher } from '../../platform/door/cipher.ts'
import { sameText } from '../../platform/door/seal.ts'
import { feishuClient } from '../../platform/feishu/client.ts'
import type { TokenShelf } from '../../platform/feishu/token.ts'
import type { World } from '../../platform/world.ts'
import { type Budget, budgetOf } from './budget.ts'
import type { WorkerConfig } from './config.ts'
import { fitness } from './fitness.ts'

/** What the invocations of one isolate share. */
export type Isolate = {
  config: WorkerConfig
  tally: Tally
  clock: Clock
  memory: Memory
  token: TokenShelf
  /** Set once the database has been found to be this program's. */
  fits?: true
}

export type Invocation = {
  program: Program
  world: World
  database: Database
  budget: Budget
  /** Something was stored or clicked, and waits to be followed up. */
  arrived(): boolean
}

/**
 * The whole program for one request or one tick.
 *
 * Built anew each time, which costs about a millisecond: whatever an invocation waits for ends with it when its caller
 * hangs up, and a queue, a lock or a token's single flight shared with the next one would leave that one waiting for ever.
 */
export const begin = async (isolate: Isolate): Promise<Invocation> => {
  const { config, clock, tally, memory } = isolate
  const budget = budgetOf(config.subrequests, (input, init) => fetch(input, init))
  const database = await openDatabase({ ...config.database, fetch: budget.fetch })
  const world: World = {
    db: database.db,
    clock,
    ids: randomIds,
    log: tally.log,
    config: config.settings,
    feishu: feishuClient({ ...config.feishu, fetch: budget.fetch, clock, log: tally.log, shelf: isolate.token }),
  }
  let arrived = false
  const program = createProgram({
    world,
    tally,
    features,
    memory,
    secrets: config.feishu,
    tenantKey: config.feishu.tenantKey,
    cipher: webCipher,
    owner: `worker/${randomIds.next().slice(0, 8)}`,
    // Each invocation has one request: nobody else waits at a socket.
    nextTurn: async () => {},
    databaseReady: () => fitness(database),
    maySeeMetrics: (c) =>
      config.metricsToken !== undefined &&
      sameText(c.req.header('authorization') ?? '', `Bearer ${config.metricsToken}`),
    pages: {
      secret: config.sessionSecret ?? config.feishu.appSecret,
      clientAddress: (c) => c.req.header('cf-connecting-ip') ?? '',
    },
    arrived: () => {
      arrived = true
    },
  })
  return { program, world, database, budget, arrived: () => arrived }
}

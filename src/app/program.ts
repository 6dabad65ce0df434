import type { Context, Hono } from 'hono'
import { briefly } from '../core/errors.ts'
import { sealBooks } from '../domain/chain/seal.ts'
import type { Transport } from '../platform/config.ts'
import type { Db } from '../platform/db/db.ts'
import type { Secrets } from '../platform/door/authenticate.ts'
import type { Cipher } from '../platform/door/cipher.ts'
import { pinOf } from '../platform/door/pins.ts'
import type { Feature } from '../platform/feature.ts'
import { releaseClaims } from '../platform/inbox/claim.ts'
import { receiving } from '../platform/inbox/receive.ts'
import { tick } from '../platform/jobs/tick.ts'
import { type Drained, drainOnce } from '../platform/outbox/drain.ts'
import { leavesToSend } from '../platform/outbox/due.ts'
import { outboxFigures } from '../platform/outbox/operate.ts'
import { type RunningSender, startSender } from '../platform/outbox/start-sender.ts'
import type { World } from '../platform/world.ts'
import { courtesy } from './courtesy.ts'
import { createApp, type Health } from './create-app.ts'
import { deliver, type Handling } from './deliver.ts'
import { doorsWithRules } from './doors.ts'
import { type Loop, loop } from './loop.ts'
import { type Memory, newMemory } from './memory.ts'
import type { Tally } from './metrics.ts'
import { metricsPage } from './metrics-page.ts'
import { mountPages } from './pages/mount.ts'
import type { Site } from './pages/site.ts'
import { shell } from './shell.ts'
import { type Taken, takingFromConnection, takingIn } from './take-in.ts'
import { createWebhook, type Webhook } from './webhook.ts'

export type ProgramOptions = {
  world: World
  tally: Tally
  features: readonly Feature[]
  secrets: Secrets
  /** How Feishu reaches us; over the long connection no webhook is served, and what comes is given to `take`. */
  transport?: Transport
  /** How the long connection stands, where there is one. */
  connection?(): Connection
  tenantKey?: string | undefined
  cipher: Cipher
  /** A new one when absent. */
  memory?: Memory
  /** Names this process in claims. */
  owner: string
  /** Resolves when the event loop has taken in what waits at the sockets. */
  nextTurn(): Promise<void>
  /** Whether the database answers and fits this program. */
  databaseReady(): Promise<Health>
  maySeeMetrics(c: Context): boolean
  /** The branch pages; see `Site`. */
  pages: Pick<Site, 'secret' | 'clientAddress' | 'playsParts'>
  /** Something was stored or clicked; where nothing runs by itself, this is the moment to see to it. */
  arrived?(): void
}

export type Connection = { connected: boolean; health: Health }

/** The whole bot, whatever home it lives in. */
export type Program = {
  app: Hono
  /** What `app` answers at the webhook's path, for a runtime that can carry the bytes with less ado; absent with the long connection. */
  webhook?: Webhook | undefined
  world: World
  /** One push as it came over the long connection: the plain envelope. */
  take(body: unknown): Promise<Taken>
  /** Handles what waits in the inbox, at most so many. */
  deliver(limit?: number): Promise<number>
  /**
   * Frees what a process that is gone had claimed, before its claims end by themselves. Only where no other process
   * serves the same database: an embedded file has one server.
   */
  recover(): Promise<void>
  /** One scheduler tick. */
  tick(): Promise<void>
  /** Sends what is due, at most so many and until it is enough. */
  send(limit: number, enough?: () => boolean): Promise<Drained>
  /** Chains what was written since. */
  seal(): Promise<number>
  /** Keeps doing all but the ticks by itself until stopped. */
  start(): void
  /** `/readyz` says no from now on; everything else goes on. */
  unready(): void
  /** No new claims; what is under way is finished. */
  stop(): Promise<void>
  /** Work may have appeared that this process did not see come. */
  wake(): void
}

/** Some commits leave something to send: the sender is told. */
const telling = (db: Db, told: () => void): Db => ({
  read: db.read,
  commit: async (writes) => {
    let isDue = false
    const results = await db.commit((to) => {
      const all = writes(to)
      isDue = leavesToSend(all)
      return all
    })
    if (isDue) told()
    return results
  },
})

/** Another process on the same database may leave work; it is looked for this often. Milliseconds. */
const glance = 1_000

/** While Feishu does not say who we are, it is not asked with every message that comes in. Milliseconds. */
const selfPause = 5_000

export const createProgram = (options: ProgramOptions): Program => {
  let sender: RunningSender | undefined
  let handler: Loop | undefined
  let sealer: Loop | undefined
  let stopping = false
  let stopped = false
  const wake = () => {
    handler?.wake()
    sender?.wake()
  }
  const world: World = { ...options.world, db: telling(options.world.db, () => sender?.wake()) }

  const features = doorsWithRules(world, options.features)
  const door = courtesy(options.nextTurn)
  const memory = options.memory ?? newMemory()
  if (options.tenantKey !== undefined) memory.tenant = options.tenantKey
  // What waits, and what becomes of it, is the inbox's own business and wakes nobody.
  const handling: Handling = {
    books: options.world,
    features: [...features, shell(features)],
    owner: options.owner,
    nextTurn: door.quiet,
    stopping: () => stopped,
    self: async () => {
      const now = world.clock.now().getTime()
      if (memory.self !== undefined || Math.abs(now - memory.askedSelfAt) < selfPause) return memory.self
      memory.askedSelfAt = now
      // Without it a mention is only a mention; a later delivery asks again.
      memory.self = await world.feishu.self().then(
        (s) => s.account,
        (error) => {
          world.log.warn('feishu.self-unknown', { error: briefly(error) })
          return undefined
        },
      )
      return memory.self
    },
    tenantKey: async () => {
      memory.tenant ??= await pinOf(world.db, 'tenant')
      return memory.tenant
    },
  }

  const takeIn = takingIn({
    world,
    features,
    memory,
    receive: receiving(options.world.db, options.nextTurn),
    arrived: options.arrived ?? (() => handler?.wake()),
  })
  const { secrets, cipher, transport = 'webhook', connection } = options
  const webhook =
    transport === 'webhook' ? createWebhook({ world, secrets, cipher, memory, courtesy: door, takeIn }) : undefined
  const ready = async (): Promise<Health> => {
    if (stopping) return { ok: false, reason: 'stopping' }
    const database = await options.databaseReady()
    return database.ok && connection ? connection().health : database
  }
  const app = createApp({
    world,
    webhook,
    ready,
    maySeeMetrics: options.maySeeMetrics,
    metrics: async () =>
      metricsPage(world, options.tally.lines(), await outboxFigures(world.db), connection?.().connected),
  })

  mountPages(app, {
    ...options.pages,
    world,
    memory,
    features,
    tenantKey: handling.tenantKey,
    arrived: () => options.arrived?.(),
  })

  const jobs = features.flatMap((f) => f.jobs ?? [])
  return {
    app,
    webhook,
    world,
    wake,
    take: takingFromConnection(world, secrets, door, takeIn),
    deliver: (limit) => deliver(world, handling, limit),
    recover: () => releaseClaims(world),
    tick: () => tick(world, jobs, options.owner),
    send: (limit, enough) => drainOnce(world, limit, enough),
    seal: () => sealBooks(options.world.db),
    start: () => {
      handler = loop('inbox', world.log, glance, () => deliver(world, handling))
      sealer = loop('seal', world.log, glance, () => sealBooks(options.world.db))
      // On the bare database: its own commits (the lease, what became of a letter) must not wake it again and again.
      sender = startSender(options.world)
      wake()
    },
    unready: () => {
      stopping = true
    },
    stop: async () => {
      stopping = true
      stopped = true
      await handler?.stop()
      await sender?.stop()
      await sealer?.stop()
      await sealBooks(options.world.db)
    },
  }
}

import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { features } from '../app/features.ts'
import { type Connection, createProgram, type Program } from '../app/program.ts'
import type { Config, FeishuApp } from '../platform/config.ts'
import type { Assembly } from './assemble.ts'
import { knownMigrations } from './migrate/files.ts'
import { schemaState } from './migrate/state.ts'
import { nodeCipher } from './node-cipher.ts'

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** Loopback that was not forwarded from elsewhere, or the bearer. */
const metricsGate =
  (token: string | undefined) =>
  (c: Context): boolean => {
    if (token !== undefined && c.req.header('authorization') === `Bearer ${token}`) return true
    const near = loopback.test(getConnInfo(c).remote.address ?? '')
    return near && c.req.header('x-forwarded-for') === undefined
  }

/** The program as Node runs it. */
export const buildProgram = (
  config: Config,
  app: FeishuApp,
  { world, database, tally, owner }: Assembly,
  more: { connection?: () => Connection; playsParts?: boolean } = {},
): Program =>
  createProgram({
    world,
    tally,
    features,
    secrets: { appId: app.appId, encryptKeys: app.encryptKeys, verificationToken: app.verificationToken },
    transport: app.transport,
    tenantKey: app.tenantKey,
    cipher: nodeCipher,
    owner,
    nextTurn: () => new Promise((done) => setImmediate(done)),
    databaseReady: () => schemaState(database.client, knownMigrations()),
    maySeeMetrics: metricsGate(config.metricsToken),
    pages: {
      secret: config.sessionSecret ?? app.appSecret,
      clientAddress: (c) => getConnInfo(c).remote.address ?? '',
      playsParts: more.playsParts,
    },
    ...(more.connection && { connection: more.connection }),
  })

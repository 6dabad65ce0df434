import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { dirname, resolve } from 'node:path'
import process from 'node:process'
import { type Tally, tallied } from '../app/metrics.ts'
import { type Clock, systemClock } from '../core/clock.ts'
import { randomIds } from '../core/ids.ts'
import { jsonLog } from '../core/log.ts'
import type { Config, FeishuApp } from '../platform/config.ts'
import { type DatabaseClock, databaseClock } from '../platform/db/clock.ts'
import { type Database, openDatabase } from '../platform/db/open.ts'
import { pinned } from '../platform/door/pins.ts'
import { feishuClient } from '../platform/feishu/client.ts'
import type { World } from '../platform/world.ts'
import { lineWriter } from './log-lines.ts'
import { migrate } from './migrate/apply.ts'
import { nodeSheets } from './sheets/sheets.ts'

/** What every way of starting the program shares. */
export type Assembly = {
  world: World
  database: Database
  tally: Tally
  owner: string
  /** The clock that all instances on one database server share; an embedded file has one server, whose own clock serves. */
  sharedClock?: DatabaseClock
  flushLog(): void
}

/** A `file:` address as one path, relative to where the command was given. */
const located = (url: string): { url: string; file?: string } => {
  if (!url.startsWith('file:')) return { url }
  const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
  const file = resolve(path)
  return { url: `file:${file}`, file }
}

/** This database was begun as the other kind: a sandbox's synthetic people and a real branch never share one. */
export class WrongDatabase extends Error {
  override readonly name = 'WrongDatabase'
}

/**
 * Opens and migrates the database and builds the world on it.
 *
 * @param app the app to speak for; the emulator's own in the sandbox
 * @param options.kind what a server makes of the database for good; a command line takes it as it is
 * @throws SchemaMismatch, WrongDatabase, LibsqlError
 */
export const assemble = async (
  config: Config,
  app: FeishuApp,
  options: { kind?: 'real' | 'sandbox'; clock?: Clock; log?: NodeJS.WritableStream; quiet?: boolean },
): Promise<Assembly> => {
  const { url, file } = located(config.database.url)
  if (file) mkdirSync(dirname(file), { recursive: true })
  const lines = lineWriter(options.log ?? process.stdout)
  const tally = tallied(jsonLog(lines.write, options.quiet ? 'warn' : config.logLevel))
  const database = await openDatabase({ url, authToken: config.database.authToken })
  const applied = await migrate(database.client, file)
  if (applied.length > 0) tally.log.info('database.migrated', { applied })
  if (options.kind && !(await pinned(database.db, 'kind', options.kind))) {
    await database.close()
    throw new WrongDatabase(config.database.url)
  }
  const sharedClock = file || options.clock ? undefined : await databaseClock(database.client, systemClock)
  const clock = options.clock ?? sharedClock ?? systemClock
  const world: World = {
    db: database.db,
    clock,
    ids: randomIds,
    log: tally.log,
    config: config.settings,
    sheets: nodeSheets,
    feishu: feishuClient({ ...app, fetch, clock, log: tally.log }),
  }
  return {
    world,
    database,
    tally,
    owner: `${hostname()}/${process.pid}/${randomIds.next().slice(0, 8)}`,
    ...(sharedClock && { sharedClock }),
    flushLog: lines.flush,
  }
}

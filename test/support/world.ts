import type { Log } from '../../src/core/log.ts'
import type { Feishu } from '../../src/platform/feishu/port.ts'
import type { World } from '../../src/platform/world.ts'
import { freshDatabase } from './database.ts'

export type LogLine = { level: 'info' | 'warn' | 'error'; event: string; fields: Record<string, unknown> }

/** A log that remembers. */
export const rememberingLog = (
  lines: LogLine[] = [],
  bound: Record<string, unknown> = {},
): Log & { lines: LogLine[] } => {
  const at =
    (level: LogLine['level']) =>
    (event: string, fields: Record<string, unknown> = {}) => {
      lines.push({ level, event, fields: { ...bound, ...fields } })
    }
  return {
    lines,
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    with: (more) => rememberingLog(lines, { ...bound, ...more }),
  }
}

const noFeishu = new Proxy({} as Feishu, {
  get: (_, name) => () => Promise.reject(new Error(`nobody should ask Feishu for ${String(name)} here`)),
})

/** A world on a real database, with a clock to turn and ids to count. */
export const smallWorld = async (start: string, feishu: Feishu = noFeishu) => {
  const database = await freshDatabase()
  const time = { now: new Date(start) }
  const log = rememberingLog()
  let serial = 0
  const world: World = {
    db: database.db,
    feishu,
    clock: { now: () => time.now },
    ids: { next: () => `id${String(++serial).padStart(6, '0')}` },
    log,
    config: { publicUrl: 'http://127.0.0.1:8787' },
  }
  return {
    world,
    database,
    log,
    at: (instant: string) => {
      time.now = new Date(instant)
    },
    later: (ms: number) => {
      time.now = new Date(time.now.getTime() + ms)
    },
  }
}

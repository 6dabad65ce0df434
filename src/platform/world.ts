import type { Clock } from '../core/clock.ts'
import type { Ids } from '../core/ids.ts'
import type { Log } from '../core/log.ts'
import type { Settings } from './config.ts'
import type { Db } from './db/db.ts'
import type { Feishu } from './feishu/port.ts'
import type { Sheets } from './sheets.ts'

/** Everything that may be touched outside a function. Nothing in it is a global. */
export type World = {
  db: Db
  feishu: Feishu
  clock: Clock
  ids: Ids
  log: Log
  config: Settings
  /** Absent where tables cannot be read: on Workers. */
  sheets?: Sheets
}

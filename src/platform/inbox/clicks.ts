import { eq, type SQL, sql } from 'drizzle-orm'
import type { Db, Write, Writer } from '../db/db.ts'
import { insertIf } from '../db/guarded.ts'
import type { Click, ClickReply } from '../feature.ts'
import type { World } from '../world.ts'
import { clicks } from './schema.ts'

export const keptReply = async (db: Db, eventId: string): Promise<ClickReply | undefined> => {
  const [row] = await db.read.select({ reply: clicks.reply }).from(clicks).where(eq(clicks.eventId, eventId))
  return row && (JSON.parse(row.reply) as ClickReply)
}

/** The writes that store a click's answer; see `Click.keep`. */
export const keeping =
  ({ clock }: Pick<World, 'clock'>, click: { eventId: string; action: string; account: string }): Click['keep'] =>
  (to: Writer, reply: ClickReply, provided: SQL = sql`true`): Write =>
    insertIf(to, clicks, { ...click, reply: JSON.stringify(reply), at: clock.now() }, provided)

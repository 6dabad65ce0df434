import { eq, type SQL, sql } from 'drizzle-orm'
import type { Db, Write, Writer } from '../db/db.ts'
import { insertIf } from '../db/guarded.ts'
import type { Click, ClickReply } from '../feature.ts'
import type { World } from '../world.ts'
import { clicks } from './schema.ts'

const replyIn = (row: { reply: string } | undefined): ClickReply | undefined =>
  row && (JSON.parse(row.reply) as ClickReply)

export const keptReply = async (db: Db, eventId: string): Promise<ClickReply | undefined> => {
  const [row] = await db.read.select({ reply: clicks.reply }).from(clicks).where(eq(clicks.eventId, eventId))
  return replyIn(row)
}

type Keeping = { eventId: string; action: string; account: string }

/** The writes that store a click's answer; see `Click.keep`. */
export const keeping =
  ({ clock }: Pick<World, 'clock'>, click: Keeping): Click['keep'] =>
  (to: Writer, reply: ClickReply, provided: SQL = sql`true`): Write =>
    insertIf(to, clicks, { ...click, reply: JSON.stringify(reply), at: clock.now() }, provided)

/** Stores an answer that no fact goes with. @returns what is stored for this event: the first of two copies tells both */
export const keepReply = async (
  world: Pick<World, 'db' | 'clock'>,
  click: Keeping,
  reply: ClickReply,
): Promise<ClickReply> => {
  const [, rows] = await world.db.commit((to) => [
    keeping(world, click)(to, reply),
    to.all<{ reply: string }>(
      sql`select ${clicks.reply} as reply from ${clicks} where ${clicks.eventId} = ${click.eventId}`,
    ),
  ])
  return replyIn(rows[0]) ?? reply
}

import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { clicks, inbox } from '../../platform/inbox/schema.ts'
import { letters, redraws } from '../../platform/outbox/schema.ts'
import type { World } from '../../platform/world.ts'
import { pushes } from '../disturbance/schema.ts'

/** What people wrote and what was written to them is kept so long, to look into what went wrong. Days. */
const kept = 30

type Ageing = {
  name: string
  table: SQLiteTable
  old(before: Date): SQL
  becomes: 'gone' | Readonly<Record<string, unknown>>
}

const ended = sql`('sent', 'expired', 'discarded')`

/** Everything here is looked up by its age in an index or a small part of the table. */
const ageings: readonly Ageing[] = [
  {
    name: 'inbox',
    table: inbox,
    old: (before) => sql`state <> 'pending' and received_at < ${before.getTime()} and body <> '{}'`,
    becomes: { body: '{}', lastError: null },
  },
  {
    name: 'letters',
    table: letters,
    old: (before) => sql`state in ${ended} and written_at < ${before.getTime()} and content <> ''`,
    becomes: { content: '', lastError: null },
  },
  {
    // A card so old can be neither clicked nor changed any more; nobody sends such a letter again.
    name: 'letters-given-up',
    table: letters,
    old: (before) => sql`state in ('lost', 'unknown', 'held') and written_at < ${before.getTime()}`,
    becomes: { content: '', lastError: null, state: 'discarded' },
  },
  {
    name: 'redraws',
    table: redraws,
    old: (before) => sql`(wanted <= drawn or lost_because is not null) and due_at < ${before.getTime()}`,
    becomes: 'gone',
  },
  {
    name: 'pushes',
    table: pushes,
    old: (before) => sql`due_at is null and written_at < ${before.getTime()} and line <> ''`,
    becomes: { line: '', card: null },
  },
  { name: 'clicks', table: clicks, old: (before) => sql`at < ${before.getTime()}`, becomes: 'gone' },
]

/** So many rows a commit: nobody's click waits long behind it. */
const atOnce = 500

const age = async ({ db }: Pick<World, 'db'>, { table, old, becomes }: Ageing, before: Date): Promise<number> => {
  for (let aged = 0; ; ) {
    const some = sql`rowid in (select rowid from ${table} where ${old(before)} limit ${atOnce})`
    const [rows] = await db.commit((to) => [
      becomes === 'gone'
        ? to.delete(table).where(some).returning({ one: sql<number>`1` })
        : to
            .update(table)
            .set(becomes as never)
            .where(some)
            .returning({ one: sql<number>`1` }),
    ])
    aged += rows.length
    if (rows.length < atOnce) return aged
  }
}

/**
 * 过期清空：messages, letters and answers to clicks that are older than thirty days. What was done about them stands in the
 * books; the words go. What still waits is left alone.
 *
 * @returns how many rows of each
 */
export const ageCorrespondence = async (world: Pick<World, 'db'>, now: Date): Promise<Record<string, number>> => {
  const before = new Date(now.getTime() - kept * 86_400_000)
  const aged: Record<string, number> = {}
  for (const ageing of ageings) aged[ageing.name] = await age(world, ageing, before)
  return aged
}

import { type SQL, sql } from 'drizzle-orm'
import type { Db, Writer, Writes } from './db.ts'

/** Somebody else has taken the work over: nothing of this commit was written. */
export class Fenced extends Error {
  override readonly name = 'Fenced'
}

/** Stands where a JSON path belongs, so that SQLite itself ends the batch and says this. */
const lost = 'the claim is lost'

/** Reads as nothing while `held`; otherwise an error, which takes the whole batch back. */
const guard = (to: Writer, held: SQL) =>
  to.all(sql`select json_extract('{}', case when ${held} then '$' else ${lost} end)`)

const isLost = (error: unknown): boolean => {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++)
    if (at.message.includes('JSON path') && at.message.includes(lost)) return true
  return false
}

/**
 * The same database for work that is ours only while `held`: whoever was frozen and comes back after another took over
 * writes nothing, whatever it still believes. Judged inside the commit, so there is no moment in between.
 *
 * `commit` throws Fenced then.
 */
export const dbWhile = (db: Db, held: SQL): Db => ({
  read: db.read,
  commit: async (writes) => {
    try {
      const results = await db.commit((to) => [guard(to, held), ...writes(to)] as unknown as Writes)
      return (results as unknown as unknown[]).slice(1) as never
    } catch (error) {
      if (isLost(error)) throw new Fenced(lost)
      throw error
    }
  },
})

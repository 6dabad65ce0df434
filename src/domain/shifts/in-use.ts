import { sql } from 'drizzle-orm'
import { wordOf } from '../../core/cells.ts'
import type { LocalDate } from '../../core/clock.ts'
import { groupBy } from '../../core/group-by.ts'
import type { BranchId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { members, teams } from '../people/schema.ts'
import { rotations, shiftPatterns } from './schema.ts'
import type { Shift } from './shift.ts'

/** Of one name: the version in force, and those that are to come. */
const inForceFrom = <T extends { since: LocalDate; version: number }>(
  versions: readonly T[],
  today: LocalDate,
): T[] => {
  const sorted = versions.toSorted((a, b) => a.version - b.version)
  const now = sorted.findLastIndex((v) => v.since <= today)
  return sorted.slice(Math.max(0, now))
}

/** '<branch>/<word>' of every pattern that somebody follows and every shift that stands in somebody's entry. */
const wordsInUse = async ({ read }: Db): Promise<ReadonlySet<string>> => {
  const rows = await read.all<{ branch: string; word: string; written: number }>(sql`
    select m.branch_id as branch, r.pattern as word, 0 as written from ${rotations} r join ${members} m on m.id = r.subject
    where m.left_at is null
    union select t.branch_id, r.pattern, 0 from ${rotations} r join ${teams} t on t.id = r.subject
    union select m.branch_id, m.shift, 1 from ${members} m where m.left_at is null`)
  return new Set(rows.map(({ branch, word, written }) => `${branch}/${written ? wordOf(word) : word}`))
}

/**
 * 有人上的班：the shifts that anybody in each branch may work from that day on, without asking who works when. May name a few
 * too many.
 */
export const shiftsInUse = async (db: Db, today: LocalDate): Promise<ReadonlyMap<BranchId, Shift[]>> => {
  const [patterns, words] = await Promise.all([db.read.select().from(shiftPatterns), wordsInUse(db)])
  return new Map(
    [...groupBy(patterns, (p) => p.branchId)].map(([branchId, own]) => [
      branchId,
      [...groupBy(own, (p) => p.name).values()]
        .flatMap((versions) => inForceFrom(versions, today))
        .flatMap(({ name, shifts }) =>
          shifts.filter((s) => words.has(`${branchId}/${name}`) || words.has(`${branchId}/${s.name}`)),
        ),
    ]),
  )
}

import { and, eq, inArray, isNull, or } from 'drizzle-orm'
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

/**
 * 有人上的班：the shifts that anybody in the branch may work from that day on, without asking who works when. May name a
 * few too many.
 */
export const shiftsInUse = async (db: Db, branchId: BranchId, today: LocalDate): Promise<Shift[]> => {
  const people = db.read
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.branchId, branchId), isNull(members.leftAt)))
  const crews = db.read.select({ id: teams.id }).from(teams).where(eq(teams.branchId, branchId))
  const [patterns, followed, columns] = await Promise.all([
    db.read.select().from(shiftPatterns).where(eq(shiftPatterns.branchId, branchId)),
    db.read
      .selectDistinct({ pattern: rotations.pattern })
      .from(rotations)
      .where(or(inArray(rotations.subject, people), inArray(rotations.subject, crews))),
    db.read
      .selectDistinct({ shift: members.shift })
      .from(members)
      .where(and(eq(members.branchId, branchId), isNull(members.leftAt))),
  ])
  const words = new Set([...followed.map((f) => f.pattern), ...columns.map((c) => wordOf(c.shift))])
  return [...groupBy(patterns, (p) => p.name).values()]
    .flatMap((versions) => inForceFrom(versions, today))
    .flatMap(({ name, shifts }) => shifts.filter((s) => words.has(name) || words.has(s.name)))
}

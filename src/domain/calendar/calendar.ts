import { asc, eq, sql } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, MemberId } from '../../core/ids.ts'
import type { Db, Write, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { horizonFrom, type OfficeDay, type Overrides, officeDayOf, yearOf } from './office-day.ts'
import { calendarDays, calendarYears, type dayKinds } from './schema.ts'

export const overridesOf = async (db: Db, branchId: BranchId): Promise<Overrides> => {
  const [days, years] = await Promise.all([
    db.read.select().from(calendarDays).where(eq(calendarDays.branchId, branchId)).orderBy(asc(calendarDays.version)),
    db.read.select().from(calendarYears).where(eq(calendarYears.branchId, branchId)),
  ])
  return { days: new Map(days.map((d) => [d.day, d])), years: new Set(years.map((y) => y.year)) }
}

export const officeDay = async (db: Db, branchId: BranchId, day: LocalDate): Promise<OfficeDay> =>
  officeDayOf(await overridesOf(db, branchId), day)

/** 日历管到哪天：the last day whose arrangement is known; nothing when not even today's is. */
export const coverageHorizon = async (db: Db, branchId: BranchId, today: LocalDate): Promise<LocalDate | undefined> =>
  horizonFrom(await overridesOf(db, branchId), today)

export type DayChange = { day: LocalDate; kind: (typeof dayKinds)[number]; name: string }

/**
 * 改日历：the administrator's word on these days, and that a year is entered in full. All in one commit; a day that somebody
 * else changes at the same moment keeps the first word.
 */
export const changeCalendar = async (
  world: Pick<World, 'db' | 'clock'>,
  {
    branchId,
    days,
    year,
    by,
  }: { branchId: BranchId; days: readonly DayChange[]; year?: number; by: MemberId | 'operator' },
): Promise<'changed' | 'same'> => {
  const { days: before, years } = await overridesOf(world.db, branchId)
  // A year that is entered in full is what was entered: days said before and not again fall back to what was published.
  const unsaid = [...before.values()].filter(
    (d) => year !== undefined && yearOf(d.day) === year && !days.some(({ day }) => day === d.day),
  )
  const all = [...days, ...unsaid.map(({ day }): DayChange => ({ day, kind: 'published', name: '' }))]
  const news = all.filter(({ day, kind, name }) => {
    const now = before.get(day)
    return now ? now.kind !== kind || now.name !== name : kind !== 'published'
  })
  const newYear = year !== undefined && !years.has(year) ? year : undefined
  if (news.length === 0 && newYear === undefined) return 'same'
  const at = world.clock.now()
  await world.db.commit(
    (to) =>
      [
        audit(to, world, {
          actor: by,
          action: 'calendar.changed',
          object: `branch/${branchId}`,
          detail: { days: news.length, ...(newYear === undefined ? {} : { year: newYear }) },
        }),
        ...news.map((change) =>
          insertIf(
            to,
            calendarDays,
            { ...change, branchId, version: (before.get(change.day)?.version ?? 0) + 1, by, at },
            sql`true`,
          ),
        ),
        ...(newYear === undefined ? [] : [insertIf(to, calendarYears, { branchId, year: newYear, by, at }, sql`true`)]),
      ] as [Write, ...Write[]] satisfies Writes,
  )
  return 'changed'
}

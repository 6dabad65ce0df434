import { and, asc, desc, eq, gte, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { instantAt, type LocalDate } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { members } from '../people/schema.ts'
import type { Member } from '../people/store.ts'
import { mentorDeputies, mentorships } from './schema.ts'

const dayMs = 24 * 3_600_000
const endOf = (day: LocalDate): Date => new Date(instantAt(day, '00:00').getTime() + dayMs)

/** A pairing has a day when it holds as the day ends: who took over at noon answers for the whole of it. */
const hasDay = (day: LocalDate): SQL | undefined =>
  and(lt(mentorships.since, endOf(day)), or(isNull(mentorships.until), gte(mentorships.until, endOf(day))))

/** A deputy has a day from its first to its last, both included. */
const acts = (day: LocalDate): SQL | undefined =>
  and(
    lte(mentorDeputies.since, day),
    gte(mentorDeputies.until, day),
    or(isNull(mentorDeputies.endedOn), gte(mentorDeputies.endedOn, day)),
  )

const deputyOn = async (db: Db, mentorId: MemberId, day: LocalDate): Promise<MemberId | undefined> => {
  const [row] = await db.read
    .select({ deputyId: mentorDeputies.deputyId })
    .from(mentorDeputies)
    .where(and(eq(mentorDeputies.mentorId, mentorId), acts(day)))
    .orderBy(desc(mentorDeputies.arrangedAt))
    .limit(1)
  return row?.deputyId
}

/** 当天的包保人：who answered for this person on that day, and who stood in for them. */
export const mentorOn = async (
  db: Db,
  memberId: MemberId,
  day: LocalDate,
): Promise<{ mentorId: MemberId; deputyId?: MemberId } | undefined> => {
  const [row] = await db.read
    .select({ mentorId: mentorships.mentorId })
    .from(mentorships)
    .where(and(eq(mentorships.memberId, memberId), hasDay(day)))
  if (!row) return undefined
  const deputyId = await deputyOn(db, row.mentorId, day)
  return { mentorId: row.mentorId, ...(deputyId ? { deputyId } : {}) }
}

/** Whom this person answered for on that day: their own, and those of the mentors for whom they stood in. */
export const menteesOn = async (
  db: Db,
  mentorId: MemberId,
  day: LocalDate,
): Promise<{ memberId: MemberId; standingInFor?: MemberId }[]> => {
  const standing = db.read
    .select({ id: mentorDeputies.mentorId })
    .from(mentorDeputies)
    .where(and(eq(mentorDeputies.deputyId, mentorId), acts(day)))
  const rows = await db.read
    .select({ memberId: mentorships.memberId, mentorId: mentorships.mentorId })
    .from(mentorships)
    .where(and(or(eq(mentorships.mentorId, mentorId), sql`${mentorships.mentorId} in ${standing}`), hasDay(day)))
    .orderBy(asc(mentorships.memberId))
  return rows.map((row) => ({
    memberId: row.memberId,
    ...(row.mentorId === mentorId ? {} : { standingInFor: row.mentorId }),
  }))
}

/** 包保历史：every mentor this person ever had, newest first. */
export const historyOf = async (db: Db, memberId: MemberId) =>
  db.read
    .select({ pairing: mentorships, mentor: members })
    .from(mentorships)
    .innerJoin(members, eq(members.id, mentorships.mentorId))
    .where(eq(mentorships.memberId, memberId))
    .orderBy(sql`${mentorships.until} is not null`, desc(mentorships.until))

/** The people whom this mentor looks after now. */
export const menteesNow = async (db: Db, mentorId: MemberId): Promise<Member[]> => {
  const rows = await db.read
    .select({ member: members })
    .from(mentorships)
    .innerJoin(members, eq(members.id, mentorships.memberId))
    .where(and(eq(mentorships.mentorId, mentorId), isNull(mentorships.until), isNull(members.leftAt)))
    .orderBy(asc(members.staffNo))
  return rows.map((r) => r.member)
}

/** Who looks after this person now, unless they have left. */
export const mentorNow = async (db: Db, memberId: MemberId): Promise<Member | undefined> => {
  const [row] = await db.read
    .select({ member: members })
    .from(mentorships)
    .innerJoin(members, eq(members.id, mentorships.mentorId))
    .where(and(eq(mentorships.memberId, memberId), isNull(mentorships.until), isNull(members.leftAt)))
  return row?.member
}

/** Deputies who act for this mentor today or later, the next one first. */
export const deputiesFrom = async (db: Db, mentorId: MemberId, day: LocalDate) =>
  db.read
    .select({ term: mentorDeputies, deputy: members })
    .from(mentorDeputies)
    .innerJoin(members, eq(members.id, mentorDeputies.deputyId))
    .where(
      and(
        eq(mentorDeputies.mentorId, mentorId),
        gte(mentorDeputies.until, day),
        or(
          isNull(mentorDeputies.endedOn),
          and(gte(mentorDeputies.endedOn, day), gte(mentorDeputies.endedOn, mentorDeputies.since)),
        ),
      ),
    )
    .orderBy(asc(mentorDeputies.since))

import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import { addDays } from '../../core/days.ts'
import type { AbsenceId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { replanPushes } from '../disturbance/replan.ts'
import { type AbsenceKind, absences } from './schema.ts'

export type Absence = typeof absences.$inferSelect
export type AbsenceOutcome =
  | { kind: 'registered'; absence: Absence }
  /** Some of these days are taken by this one already. */
  | { kind: 'overlaps'; absence: Absence }
  | { kind: 'backwards' }

export const absenceById = async (db: Db, id: AbsenceId): Promise<Absence | undefined> => {
  const [absence] = await db.read.select().from(absences).where(eq(absences.id, id))
  return absence
}

/** Standing absences of one person that share a day with that stretch. */
const sharing = (memberId: MemberId, firstDay: LocalDate, lastDay: LocalDate | null) => sql`
  member_id = ${memberId} and cancelled_at is null
  and (last_day is null or last_day >= ${firstDay}) and first_day <= ${lastDay ?? '9999-12-31'}`

/**
 * 登记请假：whoever asks under the same id again gets the same answer. Two absences of one person never share a day, so that
 * taking one back gives those days back.
 */
export const registerAbsence = async (
  world: Pick<World, 'db' | 'clock'>,
  asked: {
    id: AbsenceId
    memberId: MemberId
    kind: AbsenceKind
    firstDay: LocalDate
    lastDay: LocalDate | null
    by: MemberId
  },
): Promise<AbsenceOutcome> => {
  const { id, memberId, firstDay, lastDay, by } = asked
  if (lastDay !== null && lastDay < firstDay) return { kind: 'backwards' }
  const free = sql`not exists (select 1 from ${absences} where id = ${id})
    and not exists (select 1 from ${absences} where ${sharing(memberId, firstDay, lastDay)})`
  await world.db.commit((to) => [
    audit(
      to,
      world,
      { actor: by, action: 'shifts.absence-registered', object: id, detail: { member: memberId, firstDay } },
      free,
    ),
    insertIf(to, absences, { ...asked, at: world.clock.now() }, free),
    ...replanPushes(to, world, [memberId]),
  ])
  const written = await absenceById(world.db, id)
  if (written) return { kind: 'registered', absence: written }
  const [other] = await world.db.read
    .select()
    .from(absences)
    .where(sharing(memberId, firstDay, lastDay))
    .limit(1)
  if (!other) throw new Error('the absence was neither written nor in the way')
  return { kind: 'overlaps', absence: other }
}

/** 撤回请假：the days count again from now on; the row stays. */
export const cancelAbsence = async (
  world: Pick<World, 'db' | 'clock'>,
  { id, by }: { id: AbsenceId; by: MemberId },
): Promise<'cancelled' | 'cancelled-before' | 'gone'> => {
  const absence = await absenceById(world.db, id)
  if (!absence) return 'gone'
  const standing = sql`exists (select 1 from ${absences} where id = ${id} and cancelled_at is null)`
  const at = world.clock.now()
  const [, ended] = await world.db.commit((to) => [
    audit(to, world, { actor: by, action: 'shifts.absence-cancelled', object: id }, standing),
    to
      .update(absences)
      .set({ cancelledBy: by, cancelledAt: at })
      .where(and(eq(absences.id, id), isNull(absences.cancelledAt)))
      .returning({ id: absences.id }),
    ...replanPushes(to, world, [absence.memberId]),
  ])
  return ended.length > 0 ? 'cancelled' : 'cancelled-before'
}

/**
 * 销假：back today. What is left of the absence is taken back, the days that were really missed stay: the old row is
 * cancelled and a shorter one written in the same commit.
 */
export const endAbsence = async (
  world: Pick<World, 'db' | 'clock'>,
  { absence, id, today, by }: { absence: Absence; id: AbsenceId; today: LocalDate; by: MemberId },
): Promise<'ended' | 'ended-before'> => {
  const at = world.clock.now()
  const standing = sql`exists (select 1 from ${absences} where id = ${absence.id} and cancelled_at is null)`
  const missed = { ...absence, id, lastDay: addDays(today, -1), by, at }
  const [, , ended] = await world.db.commit((to) => [
    audit(to, world, { actor: by, action: 'shifts.absence-ended', object: absence.id }, standing),
    insertIf(to, absences, missed, sql`${standing} and ${absence.firstDay} < ${today}`),
    to
      .update(absences)
      .set({ cancelledBy: by, cancelledAt: at })
      .where(and(eq(absences.id, absence.id), isNull(absences.cancelledAt)))
      .returning({ id: absences.id }),
    ...replanPushes(to, world, [absence.memberId]),
  ])
  return ended.length > 0 ? 'ended' : 'ended-before'
}

/** What keeps somebody away on that day, or the next absence after it. */
export const nextAbsence = async (db: Db, memberId: MemberId, today: LocalDate): Promise<Absence | undefined> => {
  const [absence] = await db.read
    .select()
    .from(absences)
    .where(sharing(memberId, today, null))
    .orderBy(asc(absences.firstDay))
    .limit(1)
  return absence
}

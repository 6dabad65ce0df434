import { eq } from 'drizzle-orm'
import { type LocalDate, localDateOf } from '../../../core/clock.ts'
import { daysBetween } from '../../../core/days.ts'
import { groupBy } from '../../../core/group-by.ts'
import type { MemberId } from '../../../core/ids.ts'
import { attempts } from '../../../domain/attempts/schema.ts'
import type { Known } from '../../../domain/memory/choose.ts'
import { helpedNow } from '../../../domain/memory/happenings.ts'
import { type Standing, standingOf } from '../../../domain/memory/memory.ts'
import { memoriesNow } from '../../../domain/memory/store.ts'
import { questions } from '../../../domain/questions/schema.ts'
import type { Db } from '../../../platform/db/db.ts'

export type MapPoint = {
  point: string
  subject: string
  standing: Standing
  /** Until it is asked again; 0 and less: it is time. */
  days: number
  due: LocalDate
  reps: number
  /** People are helping with it. */
  helped: boolean
}

/** Of which subject each point is, by what this person was asked. */
const subjectsOf = async (db: Db, memberId: MemberId): Promise<Map<string, string>> => {
  const rows = await db.read
    .selectDistinct({ point: attempts.point, subject: questions.subject })
    .from(attempts)
    .innerJoin(questions, eq(questions.id, attempts.questionId))
    .where(eq(attempts.memberId, memberId))
  return new Map(rows.map(({ point, subject }) => [point, subject]))
}

const order: readonly Standing[] = ['troublesome', 'learning', 'mastered']

const mapPoint = (
  { point, memory }: Known,
  of: { subjects: ReadonlyMap<string, string>; helped: ReadonlySet<string> | undefined; today: LocalDate },
): MapPoint => ({
  ...{ point, due: memory.due, reps: memory.reps, standing: standingOf(memory) },
  subject: of.subjects.get(point) ?? '',
  days: daysBetween(of.today, memory.due),
  helped: of.helped?.has(point) === true,
})

/** 一个人的知识点地图：by subject, within it what needs most first. */
export const mapOf = async (
  db: Db,
  memberId: MemberId,
  now: Date,
): Promise<ReadonlyMap<string, readonly MapPoint[]>> => {
  const [known, subjects, helped] = await Promise.all([
    memoriesNow(db, memberId),
    subjectsOf(db, memberId),
    helpedNow(db, [memberId]),
  ])
  const of = { subjects, helped: helped.get(memberId), today: localDateOf(now) }
  const points = known
    .map((one) => mapPoint(one, of))
    .sort(
      (a, b) =>
        order.indexOf(a.standing) - order.indexOf(b.standing) || a.days - b.days || (a.point < b.point ? -1 : 1),
    )
  return groupBy(points, (p) => p.subject)
}

export type Counts = Record<Standing, number>
export const countsOf = (map: ReadonlyMap<string, readonly MapPoint[]>): Counts => {
  const all = [...map.values()].flat()
  const of = (standing: Standing) => all.filter((p) => p.standing === standing).length
  return { mastered: of('mastered'), learning: of('learning'), troublesome: of('troublesome') }
}

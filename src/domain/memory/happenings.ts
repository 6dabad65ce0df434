import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { groupBy } from '../../core/group-by.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { attempts } from '../attempts/schema.ts'
import { gaps } from '../gaps/schema.ts'
import { letters, keyOf as rightKeyOf } from '../questions/question.ts'
import { questions } from '../questions/schema.ts'
import type { Happening } from './memory.ts'

/** What the right answer of a question says, whatever letter it has in which wording. */
type Version = Pick<typeof questions.$inferSelect, 'kind' | 'options' | 'answer' | 'correctedAnswer' | 'regulation'>
const rightWords = (version: Version): string => {
  const key = rightKeyOf(version)
  return version.kind === 'judge' ? key : version.options.filter((_, i) => key.includes(letters[i] ?? ' ')).join('\n')
}

const isAnotherRule = (now: Version, before: Version): boolean =>
  now.regulation !== before.regulation || now.kind !== before.kind || rightWords(now) !== rightWords(before)

/**
 * 新版本：when the rule behind a point became another one, the latest change of each; a version that only says the same more
 * clearly changes nothing, nor does one that puts a wrong key right: there the answers are judged anew.
 */
const changedPoints = async (db: Db, point?: string): Promise<ReadonlyMap<string, Date>> => {
  const before = alias(questions, 'before')
  const rows = await db.read
    .select({ now: questions, before })
    .from(questions)
    .innerJoin(before, eq(before.id, questions.follows))
    .where(point === undefined ? undefined : eq(questions.point, point))
  const changed = new Map<string, Date>()
  for (const { now, before: old } of rows) {
    const at = changed.get(now.point)
    if (isAnotherRule(now, old) && (!at || at < now.importedAt)) changed.set(now.point, now.importedAt)
  }
  return changed
}

const atOnce = 500

/** Points that people helped each of them with and when that was done with; absent: none. */
const helpOf = async (db: Db, memberIds: readonly MemberId[]) =>
  db.read
    .select({ memberId: gaps.memberId, point: gaps.point, at: gaps.closedAt })
    .from(gaps)
    .where(and(inArray(gaps.memberId, [...memberIds]), isNotNull(gaps.closedAt)))

/** Points that people are helping each of them with now: the machine does not ask those. */
export const helpedNow = async (db: Db, memberIds: readonly MemberId[]): Promise<Map<MemberId, Set<string>>> => {
  const rows = await db.read
    .select({ memberId: gaps.memberId, point: gaps.point })
    .from(gaps)
    .where(and(inArray(gaps.memberId, [...memberIds]), isNull(gaps.closedAt)))
  return new Map([...groupBy(rows, (r) => r.memberId)].map(([id, some]) => [id, new Set(some.map((r) => r.point))]))
}

export const keyOf = (memberId: MemberId, point: string): string => `${memberId}\n${point}`

export type Past = { memberId: MemberId; point: string; happenings: Happening[] }

/**
 * All that bears on what these people remember, person by person and point by point; points never answered are absent.
 *
 * @param point only this one
 */
export const pastOf = async (db: Db, memberIds: readonly MemberId[], point?: string): Promise<Map<string, Past>> => {
  const changing = changedPoints(db, point)
  const past = new Map<string, Past>()
  for (let i = 0; i < memberIds.length; i += atOnce) {
    const some = memberIds.slice(i, i + atOnce)
    const answering = db.read
      .select({
        ...{ memberId: attempts.memberId, point: attempts.point },
        ...{ correct: attempts.correct, confident: attempts.confident, at: attempts.answeredAt },
      })
      .from(attempts)
      .where(
        and(
          inArray(attempts.memberId, some),
          isNull(attempts.voidedAt),
          point === undefined ? undefined : eq(attempts.point, point),
        ),
      )
      // Of two at one moment always the same comes first.
      .orderBy(attempts.answeredAt, attempts.ref, attempts.questionId, sql`rowid`)
    // Where the database is far away every read after another is felt before a tap is answered.
    const [answered, help] = await Promise.all([answering, helpOf(db, some)])
    for (const { memberId, point, ...answer } of answered) {
      const of = past.get(keyOf(memberId, point)) ?? { memberId, point, happenings: [] }
      of.happenings.push({ kind: 'answered', ...answer })
      past.set(keyOf(memberId, point), of)
    }
    for (const { memberId, point, at } of help)
      if (at) past.get(keyOf(memberId, point))?.happenings.push({ kind: 'helped', at })
  }
  const changed = await changing
  for (const { point, happenings } of past.values()) {
    const at = changed.get(point)
    if (at) happenings.push({ kind: 'changed', at })
  }
  return past
}

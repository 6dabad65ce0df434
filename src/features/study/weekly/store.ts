import { and, desc, eq, inArray, lte } from 'drizzle-orm'
import type { LocalDate } from '../../../core/clock.ts'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import { paperAnswers, papers } from '../../../domain/papers/schema.ts'
import { type Paper, paperByKey } from '../../../domain/papers/store.ts'
import { pointOf } from '../../../domain/questions/question.ts'
import type { Db } from '../../../platform/db/db.ts'
import { weeklyPaper } from './paper.ts'
import { weeklyRounds } from './schema.ts'

export type Week = typeof weeklyRounds.$inferSelect

export const weekOf = async (db: Db, branchId: BranchId, week: LocalDate): Promise<Week | undefined> => {
  const [row] = await db.read
    .select()
    .from(weeklyRounds)
    .where(and(eq(weeklyRounds.branchId, branchId), eq(weeklyRounds.week, week)))
  return row
}

/** Newest first. */
export const weeksOf = async (db: Db, branchId: BranchId, limit: number): Promise<Week[]> =>
  db.read
    .select()
    .from(weeklyRounds)
    .where(eq(weeklyRounds.branchId, branchId))
    .orderBy(desc(weeklyRounds.week))
    .limit(limit)

/** Open ones whose time has come. */
export const weeksToClose = async (db: Db, branchId: BranchId, slot: Date): Promise<Week[]> =>
  db.read
    .select()
    .from(weeklyRounds)
    .where(and(eq(weeklyRounds.branchId, branchId), eq(weeklyRounds.state, 'open'), lte(weeklyRounds.closesAt, slot)))

export const paperOfWeek = (db: Db, { id }: Week, member: MemberId): Promise<Paper | undefined> =>
  paperByKey(db, `${weeklyPaper.kind}/${id}/${member}`)

/** What a person answered in each week, newest first. */
export const answersByWeek = async (db: Db, member: MemberId) => {
  const rows = await db.read
    .select({ id: papers.id, ref: papers.ref, openedAt: papers.openedAt, items: papers.items })
    .from(papers)
    .where(and(eq(papers.memberId, member), eq(papers.kind, weeklyPaper.kind)))
    .orderBy(desc(papers.openedAt))
  const answers = await db.read
    .select({ paperId: paperAnswers.paperId, correct: paperAnswers.correct, settledAt: paperAnswers.settledAt })
    .from(paperAnswers)
    .where(
      inArray(
        paperAnswers.paperId,
        rows.map(({ id }) => id),
      ),
    )
  return rows.map(({ id, ref, items }) => {
    const settled = answers.filter((a) => a.paperId === id && a.settledAt !== null)
    return {
      week: ref.slice(0, 10),
      asked: items.length,
      answered: settled.length,
      right: settled.filter((a) => a.correct).length,
    }
  })
}

/** Fewer than this is a person, not a figure. */
export const fewest = 3

/** How many answered anything, how many all of it, and which points three and more missed. */
export const tallyOf = (all: readonly Paper[]) => {
  const began = all.filter(({ items }) => items.some((item) => item.answer?.settledAt))
  const people = new Map<string, number>()
  for (const { items } of began) {
    const missed = new Set(
      items.flatMap(({ answer, question }) => (answer?.settledAt && !answer.correct ? [pointOf(question)] : [])),
    )
    for (const point of missed) people.set(point, (people.get(point) ?? 0) + 1)
  }
  return {
    some: began.length,
    all: began.filter(({ state }) => state === 'done').length,
    missed: [...people]
      .filter(([, n]) => n >= fewest)
      .sort(([a, n], [b, m]) => m - n || a.localeCompare(b))
      .slice(0, 3)
      .map(([point, n]) => ({ point, people: n })),
  }
}

import { and, asc, desc, eq, gt, inArray, isNotNull, lte, or, sql } from 'drizzle-orm'
import type { MemberId, MessageId, PaperId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { letters } from '../../platform/outbox/schema.ts'
import type { Target } from '../access/may.ts'
import { aboutMember } from '../access/target.ts'
import { holdsOf } from '../questions/held.ts'
import { mayBeAsked, questionsById, type StoredQuestion } from '../questions/store.ts'
import { paperAnswers, papers } from './schema.ts'

export type PaperRow = typeof papers.$inferSelect
export type PaperAnswer = typeof paperAnswers.$inferSelect
/**
 * An item with its question; `n` counts from 0. `isVoid`: it cannot be answered here, and counts neither way; because the
 * question was taken away before this person had answered, or because it `isHeld`: it stands on papers of something else whose
 * key nobody may learn yet.
 */
export type LoadedItem = {
  n: number
  question: StoredQuestion
  order: readonly number[] | undefined
  answer: PaperAnswer | undefined
  isVoid: boolean
  isHeld: boolean
}
export type Paper = Omit<PaperRow, 'items'> & { items: readonly LoadedItem[] }

const loaded = async (db: Db, rows: readonly PaperRow[]): Promise<Paper[]> => {
  if (rows.length === 0) return []
  const papersIn = rows.map((r) => r.id)
  const ids = [...new Set(rows.flatMap((r) => r.items.map((i) => i.questionId)))]
  const [answers, questions, holds] = await Promise.all([
    db.read.select().from(paperAnswers).where(inArray(paperAnswers.paperId, papersIn)),
    questionsById(db, ids),
    holdsOf(db, ids),
  ])
  return rows.map((row) => ({
    ...row,
    items: row.items.map(({ questionId, order }, n) => {
      const question = questions.get(questionId)
      if (!question) throw new Error('a question of the paper is gone')
      const answer = answers.find((a) => a.paperId === row.id && a.item === n)
      const isOpen = answer?.settledAt == null
      const held = holds.get(questionId)
      const isHeld = isOpen && held !== undefined && !held.has(row.ref)
      return { n, question, order, answer, isHeld, isVoid: isHeld || (isOpen && !mayBeAsked(question)) }
    }),
  }))
}

export const paperById = async (db: Db, id: PaperId): Promise<Paper | undefined> => {
  const [paper] = await loaded(db, await db.read.select().from(papers).where(eq(papers.id, id)))
  return paper
}

export const paperByKey = async (db: Db, key: string): Promise<Paper | undefined> => {
  const [paper] = await loaded(db, await db.read.select().from(papers).where(eq(papers.key, key)))
  return paper
}

/** The affairs of whoever it belongs to; nothing when there is no such paper. */
export const aboutPaper = (db: Db, id: PaperId): Promise<Target | undefined> =>
  aboutMember(db, sql`(select ${papers.memberId} from ${papers} where ${papers.id} = ${id})`)

/** Of which kind it is, without reading its questions. */
export const paperKind = async (db: Db, id: PaperId): Promise<string | undefined> => {
  const [row] = await db.read.select({ kind: papers.kind }).from(papers).where(eq(papers.id, id))
  return row?.kind
}

/** All papers of one kind about one thing, e.g. of one exam. */
export const papersOf = async (db: Db, kind: string, ref: string): Promise<Paper[]> =>
  loaded(
    db,
    await db.read
      .select()
      .from(papers)
      .where(and(eq(papers.kind, kind), eq(papers.ref, ref))),
  )

/** What of one kind lies open before somebody, what is soonest over first. */
export const openPapersOf = async (db: Db, kind: string, memberId: MemberId, now: Date): Promise<Paper[]> =>
  loaded(
    db,
    await db.read
      .select()
      .from(papers)
      .where(
        and(eq(papers.kind, kind), eq(papers.memberId, memberId), eq(papers.state, 'open'), gt(papers.closesAt, now)),
      )
      .orderBy(asc(papers.closesAt)),
  )

/** The paper that the letter with this key brought, or showed once more: `papers/<key>`, `papers/<key>/shown/<event>`. */
export const paperOfLetter = async (db: Db, letterKey: string): Promise<Paper | undefined> => {
  const [, key] = /^papers\/(.+?)(?:\/shown\/.*)?$/.exec(letterKey) ?? []
  return key === undefined ? undefined : paperByKey(db, key)
}

/** The paper that this message brought, or showed once more. */
export const paperOfMessage = async (db: Db, message: MessageId): Promise<Paper | undefined> => {
  const [letter] = await db.read.select({ key: letters.key }).from(letters).where(eq(letters.messageId, message))
  return letter && paperOfLetter(db, letter.key)
}

/** When it was looked at last, brought, or shown once more. '0' is what follows '/'. */
const seen = sql<number>`max(coalesce(${papers.atSince}, 0),
  coalesce((select sent_at from letters where key = 'papers/' || ${papers.key}), 0),
  coalesce((select max(sent_at) from letters
    where key > 'papers/' || ${papers.key} || '/shown/' and key < 'papers/' || ${papers.key} || '/shown0'), 0))`

/** The paper that a person has before them: open, and seen last, not before `since`. */
export const paperInHand = async (db: Db, memberId: MemberId, since: Date): Promise<Paper | undefined> => {
  const rows = await db.read
    .select()
    .from(papers)
    .where(and(eq(papers.memberId, memberId), eq(papers.state, 'open'), sql`${seen} >= ${since.getTime()}`))
    .orderBy(desc(seen))
    .limit(1)
  return (await loaded(db, rows))[0]
}

/** Open papers whose time has passed. */
export const papersPast = async (db: Db, now: Date, limit: number): Promise<PaperId[]> => {
  const rows = await db.read.select({ id: papers.id }).from(papers).where(past(now)).limit(limit)
  return rows.map(({ id }) => id)
}

const past = (now: Date) =>
  and(
    eq(papers.state, 'open'),
    or(lte(papers.closesAt, now), and(isNotNull(papers.deadline), lte(papers.deadline, now))),
  )

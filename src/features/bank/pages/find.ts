import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { BranchId, MemberId, QuestionId } from '../../../core/ids.ts'
import { type QuestionKind, questionKinds } from '../../../domain/questions/question.ts'
import { questions } from '../../../domain/questions/schema.ts'
import { isServable, type StoredQuestion } from '../../../domain/questions/store.ts'
import type { Db } from '../../../platform/db/db.ts'
import { inBanks } from '../reach.ts'
import { questionDoubts, questionFlags } from '../schema.ts'

export const stateFilters = ['use', 'unreviewed', 'reviewed', 'aside', 'flagged', 'doubt', 'recheck', 'out'] as const
export type StateFilter = (typeof stateFilters)[number]

export type Wish = {
  search: string
  bank: string
  subject: string
  kind: string
  post: string
  difficulty: string
  point: string
  state: string
}

const flagged = sql`exists (select 1 from ${questionFlags} where question_id = ${questions.id} and outcome is null)`
const doubted = sql`exists (select 1 from ${questionDoubts} where question_id = ${questions.id} and settled_at is null)`

const stateWhere: Record<StateFilter, SQL | undefined> = {
  use: isServable(),
  unreviewed: and(isServable(), isNull(questions.reviewedAt)),
  reviewed: and(isServable(), isNotNull(questions.reviewedAt)),
  aside: and(isNull(questions.withdrawnAt), isNotNull(questions.quarantinedAt)),
  flagged: and(isNull(questions.withdrawnAt), flagged),
  doubt: and(isNull(questions.withdrawnAt), doubted),
  recheck: and(isNull(questions.withdrawnAt), isNotNull(questions.recheckAt)),
  out: isNotNull(questions.withdrawnAt),
}

const oneOf = <T extends string>(all: readonly T[], given: string): T | undefined => all.find((one) => one === given)

/** What fits the filters, in the banks that somebody may see; what was taken out only where it is asked for. */
export const whereOf = (banks: readonly (BranchId | '')[], wish: Wish): SQL => {
  const bank = wish.bank === 'company' ? '' : (wish.bank as BranchId)
  const kind: QuestionKind | undefined = oneOf(questionKinds, wish.kind)
  const state = oneOf(stateFilters, wish.state)
  const contains = sql`${questions.stem} || ' ' || ${questions.explanation} || ' ' || ${questions.options}`
  return and(
    inBanks(wish.bank === '' ? banks : banks.filter((b) => b === bank)),
    wish.search === '' ? undefined : sql`instr(${contains}, ${wish.search}) > 0`,
    wish.subject === '' ? undefined : eq(questions.subject, wish.subject),
    kind && eq(questions.kind, kind),
    wish.post === '' ? undefined : eq(questions.post, wish.post),
    /^[1-5]$/.test(wish.difficulty) ? eq(questions.difficulty, Number(wish.difficulty)) : undefined,
    wish.point === '' ? undefined : sql`instr(${questions.point}, ${wish.point}) > 0`,
    state ? stateWhere[state] : isNull(questions.withdrawnAt),
  ) as SQL
}

export const findQuestions = async (
  { read }: Db,
  where: SQL,
  { limit, offset }: { limit: number; offset: number },
): Promise<StoredQuestion[]> =>
  read
    .select()
    .from(questions)
    .where(where)
    .orderBy(desc(questions.importedAt), asc(questions.id))
    .limit(limit)
    .offset(offset)

/** What waits for somebody's second look: in use, read by nobody, written by another. */
export const toReview = (banks: readonly (BranchId | '')[], reader: MemberId): SQL =>
  and(inBanks(banks), isServable(), isNull(questions.reviewedAt), ne(questions.authorId, reader)) as SQL

/** The subjects and posts that there are, to choose from. */
export const choicesIn = async ({ read }: Db, banks: readonly (BranchId | '')[]) => {
  const where = and(inBanks(banks), isNull(questions.withdrawnAt))
  const [subjects, posts] = await Promise.all([
    read
      .selectDistinct({ word: questions.subject })
      .from(questions)
      .where(where)
      .orderBy(asc(questions.subject))
      .limit(200),
    read.selectDistinct({ word: questions.post }).from(questions).where(where).orderBy(asc(questions.post)).limit(200),
  ])
  const words = (rows: readonly { word: string }[]) => rows.flatMap(({ word }) => (word === '' ? [] : [word]))
  return { subjects: words(subjects), posts: words(posts) }
}

/** Which of these somebody has flagged, or the figures put in doubt. */
export const markedOf = async (
  { read }: Db,
  ids: readonly QuestionId[],
): Promise<{ flagged: Set<string>; doubted: Set<string> }> => {
  const rows = await read
    .select({ id: questions.id, flagged: sql<number>`${flagged}`, doubted: sql<number>`${doubted}` })
    .from(questions)
    .where(inArray(questions.id, [...ids]))
  return {
    flagged: new Set(rows.flatMap((r) => (r.flagged ? [r.id] : []))),
    doubted: new Set(rows.flatMap((r) => (r.doubted ? [r.id] : []))),
  }
}

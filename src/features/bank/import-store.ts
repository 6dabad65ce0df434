import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { BranchId, MemberId, QuestionId } from '../../core/ids.ts'
import { wordsHash } from '../../domain/questions/same.ts'
import { questions } from '../../domain/questions/schema.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import type { Db, Write, Writer, Writes } from '../../platform/db/db.ts'
import { type fates, questionSources } from './schema.ts'

export type Live = Pick<StoredQuestion, 'id' | 'branchId' | 'kind' | 'options' | 'answer'>

/** What becomes of one question that is handed in: a new `row`, or the one that it is the same as. */
export type Offered = {
  hash: string
  fate: (typeof fates)[number]
  row?: typeof questions.$inferInsert
  of?: QuestionId
  /** What it contradicts; `stops`: of the same bank, so that neither is asked. */
  against?: { id: QuestionId; stops: boolean }
}

/** Questions from before they were compared by their words. Some hundreds a commit. */
export const hashOldWords = async (db: Db): Promise<void> => {
  for (;;) {
    const old = await db.read.select().from(questions).where(eq(questions.wordsHash, '')).limit(500)
    if (old.length === 0) return
    const hashes = await Promise.all(old.map(async (q) => [q.id, await wordsHash(q)] as const))
    await db.commit(
      (to) =>
        hashes.map(([id, hash]) =>
          to.update(questions).set({ wordsHash: hash }).where(eq(questions.id, id)),
        ) as unknown as Writes,
    )
  }
}

/** What asks the same in the branch's bank or the company's, by its words; withdrawn ones do not count. */
export const liveLike = async (
  db: Db,
  branchId: BranchId | '',
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly Live[]>> => {
  const { id, branchId: bank, kind, options, answer } = questions
  const rows = await db.read
    .select({ id, branchId: bank, kind, options, answer, words: questions.wordsHash })
    .from(questions)
    .where(
      and(
        inArray(questions.branchId, [branchId, '']),
        inArray(questions.wordsHash, [...words]),
        isNull(questions.withdrawnAt),
      ),
    )
  const byWords = new Map<string, Live[]>()
  for (const { words: hash, ...row } of rows) byWords.set(hash, [...(byWords.get(hash) ?? []), row])
  return byWords
}

/** 出处：one line for each that was handed in, with the question that now stands for it. */
export const noteSources = (
  to: Writer,
  of: {
    offered: readonly Offered[]
    importId: string
    branchId: BranchId | ''
    source: string
    by: MemberId | 'operator'
    at: Date
  },
): Write => {
  const lines = of.offered.map(({ hash, fate, row, of: same }) => ({
    hash,
    fate,
    id: row?.id ?? null,
    same: same ?? null,
  }))
  const field = (name: string) => sql`json_extract(o.value, ${`$.${name}`})`
  return to.run(sql`
    insert into ${questionSources} (import_id, content_hash, question_id, fate, source, by, at)
    select ${of.importId}, ${field('hash')}, q.id,
      case when ${field('fate')} = 'merged' or q.id = ${field('id')} then ${field('fate')} else 'merged' end,
      ${of.source}, ${of.by}, ${of.at.getTime()}
    from json_each(${JSON.stringify(lines)}) o
    join ${questions} q on q.id = coalesce(${field('same')}, (
      select id from ${questions} where content_hash = ${field('hash')} and branch_id in (${of.branchId}, '')
      order by branch_id desc limit 1))
    where true on conflict do nothing`)
}

export const countFates = async (db: Db, importId: string) => {
  const rows = await db.read
    .select({ fate: questionSources.fate, n: count() })
    .from(questionSources)
    .where(eq(questionSources.importId, importId))
    .groupBy(questionSources.fate)
  const of = (fate: (typeof fates)[number]) => rows.find((row) => row.fate === fate)?.n ?? 0
  return { added: of('added'), existing: of('merged'), contradicting: of('contradicts') }
}

import { eq, inArray } from 'drizzle-orm'
import { groupBy } from '../../core/group-by.ts'
import type { QuestionId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import { heldQuestions } from './schema.ts'

/** 留用：these stand on papers whose key nobody may learn yet; `ref` names what they are held for. */
export const holdQuestions = (to: Writer, ids: readonly QuestionId[], ref: string): Write =>
  to
    .insert(heldQuestions)
    .values(ids.map((questionId) => ({ questionId, ref })))
    .onConflictDoNothing()

/** 放开：whatever was held for this. */
export const releaseQuestions = (to: Writer, ref: string): Write =>
  to.delete(heldQuestions).where(eq(heldQuestions.ref, ref))

/** Whether it stands on such a paper. */
export const isHeld = async ({ read }: Pick<Db, 'read'>, id: QuestionId): Promise<boolean> =>
  (await read.select().from(heldQuestions).where(eq(heldQuestions.questionId, id)).limit(1)).length > 0

/** What each of these is held for. */
export const holdsOf = async (
  { read }: Db,
  ids: readonly QuestionId[],
): Promise<ReadonlyMap<QuestionId, ReadonlySet<string>>> => {
  const rows =
    ids.length === 0
      ? []
      : await read
          .select()
          .from(heldQuestions)
          .where(inArray(heldQuestions.questionId, [...ids]))
  return new Map(
    [...groupBy(rows, (row) => row.questionId)].map(([id, some]) => [id, new Set(some.map(({ ref }) => ref))]),
  )
}

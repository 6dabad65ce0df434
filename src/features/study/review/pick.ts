import { and, asc, eq, inArray, isNull, max, or } from 'drizzle-orm'
import { groupBy } from '../../../core/group-by.ts'
import type { BranchId, MemberId, QuestionId } from '../../../core/ids.ts'
import { attempts } from '../../../domain/attempts/schema.ts'
import { pointOf } from '../../../domain/questions/question.ts'
import { questions } from '../../../domain/questions/schema.ts'
import { isAskable, type StoredQuestion } from '../../../domain/questions/store.ts'
import type { Db } from '../../../platform/db/db.ts'

export type Asked = ReadonlyMap<QuestionId, Date>

/** 同一个知识点换一道题：what this person was never asked first, else what was asked longest ago. Pure. */
export const pickWording = (among: readonly StoredQuestion[], asked: Asked): StoredQuestion | undefined =>
  [...among].sort((a, b) => {
    const [x, y] = [asked.get(a.id)?.getTime() ?? 0, asked.get(b.id)?.getTime() ?? 0]
    return x - y || (a.id < b.id ? -1 : 1)
  })[0]

/** One question for each of these points, for this person's post or for everyone; points without one are absent. */
export const questionsFor = async (
  db: Db,
  member: { id: MemberId; branchId: BranchId; post: string },
  points: readonly string[],
): Promise<StoredQuestion[]> => {
  if (points.length === 0) return []
  const rows = await db.read
    .select()
    .from(questions)
    .where(
      and(
        inArray(questions.branchId, [member.branchId, '']),
        isAskable(),
        inArray(questions.post, [...new Set(['', member.post])]),
        // Rows from before there were points have none: theirs is reckoned.
        or(inArray(questions.point, [...points]), eq(questions.point, '')),
      ),
    )
    .orderBy(asc(questions.importedAt), asc(questions.id))
  const of = groupBy(rows, pointOf)
  const last = await db.read
    .select({ id: attempts.questionId, at: max(attempts.answeredAt) })
    .from(attempts)
    .where(
      and(
        eq(attempts.memberId, member.id),
        inArray(
          attempts.questionId,
          rows.map((r) => r.id),
        ),
        isNull(attempts.voidedAt),
      ),
    )
    .groupBy(attempts.questionId)
  const asked: Asked = new Map(last.flatMap(({ id, at }) => (at ? [[id, at] as const] : [])))
  return points.flatMap((point) => pickWording(of.get(point) ?? [], asked) ?? [])
}

import { and, asc, eq, inArray } from 'drizzle-orm'
import type { MemberId, QuestionId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { attempts } from '../attempts/schema.ts'
import { papers } from './schema.ts'

/** 各人看到的次序：how the options of this question stood for each of these people when they answered it last; absent: in its own order. */
export const ordersSeen = async (
  { read }: Pick<Db, 'read'>,
  question: QuestionId,
  memberIds: readonly MemberId[],
): Promise<ReadonlyMap<MemberId, readonly number[]>> => {
  const rows = await read
    .select({ member: attempts.memberId, items: papers.items })
    .from(attempts)
    .leftJoin(papers, eq(papers.id, attempts.ref))
    .where(and(eq(attempts.questionId, question), inArray(attempts.memberId, [...memberIds])))
    .orderBy(asc(attempts.answeredAt))
  const last = new Map(rows.map(({ member, items }) => [member, items?.find((item) => item.questionId === question)]))
  return new Map([...last].flatMap(([member, item]) => (item?.order ? [[member, item.order] as const] : [])))
}

import type { MemberId, QuestionId } from '../../core/ids.ts'
import { type LoadedItem, paperById } from '../../domain/papers/store.ts'
import type { Db } from '../../platform/db/db.ts'
import { isGraded } from './paper.ts'
import { type Exam, sittingsOfMember } from './store.ts'

/**
 * 提的人看到的那道题：as it stood on the newest paper of theirs that had been marked by then. Whatever they say of it, and whatever is
 * said to them, speaks of these letters.
 */
export const appealedItem = async (
  db: Db,
  { exam, member, question, at }: { exam: Exam; member: MemberId; question: QuestionId; at: Date },
): Promise<LoadedItem | undefined> => {
  for (const { sitting } of await sittingsOfMember(db, member)) {
    const { examId, paperId, round, gradedAt } = sitting
    if (examId !== exam.id || paperId === null || !isGraded(exam, round) || !gradedAt || gradedAt > at) continue
    const item = (await paperById(db, paperId))?.items.find((one) => one.question.id === question)
    if (item) return item
  }
  return undefined
}

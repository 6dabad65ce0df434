import { type SQL, sql } from 'drizzle-orm'
import type { BranchId, MemberId, QuestionId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { pointOf, type Question } from './question.ts'
import { contentHash, wordsHash } from './same.ts'
import { questions } from './schema.ts'

/**
 * 随手出一题：puts a question that somebody wrote for one purpose into the branch's bank, where it has an author, an id and
 * figures like any other. `id` is to be read in the same commit, after the write: the one that stands there already when
 * the branch has this very question.
 */
export const ownQuestion = async (
  { ids, clock }: Pick<World, 'ids' | 'clock'>,
  question: Question,
  { branchId, authorId, source }: { branchId: BranchId; authorId: MemberId; source: string },
): Promise<{ id: SQL; write(to: Writer, provided: SQL): Write }> => {
  const hash = await contentHash(question)
  const row = {
    ...question,
    ...{ id: ids.next() as QuestionId, branchId, contentHash: hash, wordsHash: await wordsHash(question) },
    ...{ authorId, source },
    point: pointOf(question),
    importedAt: clock.now(),
  }
  return {
    id: sql`(select ${questions.id} from ${questions} where ${questions.branchId} = ${branchId} and ${questions.contentHash} = ${hash})`,
    write: (to, provided) => insertIf(to, questions, row, provided),
  }
}

import { texts } from '../../../../cards/study/texts.review.ts'
import { localDateOf } from '../../../core/clock.ts'
import type { MemberId } from '../../../core/ids.ts'
import { daysUntil } from '../../../domain/memory/choose.ts'
import { type Answered, standingOf } from '../../../domain/memory/memory.ts'
import { memoryWith } from '../../../domain/memory/store.ts'
import { pointOf } from '../../../domain/questions/question.ts'
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import type { World } from '../../../platform/world.ts'

/**
 * «下次见：3 天后»：when the point of this question comes again for this person, given this answer.
 *
 * @param from the moment from which the days are counted; that of the answer when absent
 */
export const comesAgain = async (
  { db }: Pick<World, 'db'>,
  { memberId, question }: { memberId: MemberId; question: StoredQuestion },
  answer: Omit<Answered, 'kind'>,
  from = answer.at,
): Promise<string | undefined> => {
  const memory = await memoryWith(db, { memberId, point: pointOf(question) }, { kind: 'answered', ...answer })
  if (!memory) return undefined
  const days = daysUntil(memory, localDateOf(from))
  return standingOf(memory) === 'mastered' ? texts.masteredAgain(days) : texts.again(days)
}

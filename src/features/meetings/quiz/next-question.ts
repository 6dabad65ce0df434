import { holdsOf } from '../../../domain/questions/held.ts'
import { questionsById, type StoredQuestion } from '../../../domain/questions/store.ts'
import type { World } from '../../../platform/world.ts'
import { type Asked, isSound, type Quiz } from './store.ts'

/** What comes after these rounds, and on which place; nothing when it is over. */
export const nextOf = async (
  { db }: Pick<World, 'db'>,
  quiz: Quiz,
  rounds: readonly Asked[],
): Promise<{ question: StoredQuestion; place: number } | undefined> => {
  const last = rounds.at(-1)?.round
  const place = last === undefined ? 1 : last.state === 'void' ? last.place : last.place + 1
  if (place > quiz.size) return undefined
  const used = new Set(rounds.map(({ round }) => round.questionId))
  const bank = await questionsById(db, quiz.plan)
  const left = quiz.plan.filter((id) => !used.has(id)).flatMap((id) => bank.get(id) ?? [])
  // An exam that was handed out since the session began may ask one of them: its key is not for the group.
  const holds = await holdsOf(
    db,
    left.flatMap(({ id, follows }) => (follows ? [id, follows] : [id])),
  )
  const question = left.find((q) => isSound(q) && !holds.has(q.id) && !(q.follows && holds.has(q.follows)))
  return question && { question, place }
}

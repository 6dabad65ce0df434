import { inArray, type SQL } from 'drizzle-orm'
import type { BranchId, QuestionId } from '../../core/ids.ts'
import { type Actor, placeOf } from '../../domain/access/actor.ts'
import type { Act } from '../../domain/access/acts.ts'
import { may, type Target } from '../../domain/access/may.ts'
import { branchesWithin } from '../../domain/access/within.ts'
import { questions } from '../../domain/questions/schema.ts'
import { questionsById, type StoredQuestion } from '../../domain/questions/store.ts'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'

export const questionById = async (db: Db, id: string): Promise<StoredQuestion | undefined> =>
  (await questionsById(db, [id as QuestionId])).get(id as QuestionId)

/** The company's bank is an affair of the company, a branch's own of the branch; the author is its owner. */
export const targetOf = async (
  { db }: Pick<World, 'db'>,
  { branchId, authorId }: Pick<StoredQuestion, 'branchId' | 'authorId'>,
  actor: Actor,
): Promise<Target | undefined> => {
  const place = branchId === '' ? { companyId: actor.place.companyId } : await placeOf(db, branchId)
  return place && { place, ...(authorId !== 'operator' && { owner: authorId }) }
}

export const aboutQuestion = async (
  world: Pick<World, 'db'>,
  id: string,
  actor: Actor,
): Promise<Target | undefined> => {
  const question = await questionById(world.db, id)
  return question && targetOf(world, question, actor)
}

/** The banks in which somebody may do this: '' is the company's. */
export const banksWithin = async (world: Pick<World, 'db'>, actor: Actor, act: Act): Promise<(BranchId | '')[]> => {
  const company = may(actor, act, { place: { companyId: actor.place.companyId } })
  return [...(company ? ['' as const] : []), ...(await branchesWithin(world, actor, act)).ids]
}

/** For pages that list: they are there for whoever may do this in some bank. */
export const someBank =
  (act: Act) =>
  async (world: Pick<World, 'db'>, _: unknown, actor: Actor): Promise<Target | undefined> => {
    const [first] = await banksWithin(world, actor, act)
    if (first === undefined) return undefined
    return { place: { companyId: actor.place.companyId, ...(first !== '' && { branchId: first }) } }
  }

export const inBanks = (banks: readonly (BranchId | '')[]): SQL => inArray(questions.branchId, [...banks])

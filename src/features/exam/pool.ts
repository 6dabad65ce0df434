import type { QuestionId } from '../../core/ids.ts'
import { shuffled } from '../../core/shuffle.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import type { Blueprint } from './blueprint.ts'
import { compose } from './compose.ts'

/** 够出几份：enough that two neighbours have little in common, few enough that practice goes on with the rest of the bank. */
const papersWorth = 3

/** Several papers that have nothing in common, as long as the bank lasts. */
const general = (blueprint: Blueprint, bank: readonly StoredQuestion[], seed: string): ReadonlySet<QuestionId> => {
  const taken = new Set<QuestionId>()
  for (let i = 0; i < papersWorth; i++) {
    const rest = bank.filter(({ id }) => !taken.has(id))
    for (const id of compose({ ...blueprint, ownPost: 0 }, rest, { seed: `${seed}/${i}`, post: '' }) ?? [])
      taken.add(id)
  }
  return taken
}

/**
 * 题池：what an exam's papers are made of, the same again for the same seed. What stands on open papers is asked nowhere else,
 * so the papers of a hundred people must not use up the bank.
 *
 * @param bank what may stand in an exam, for somebody of that post
 * @param seed names the exam and its round
 * @returns at most three papers' worth for everyone and three times the quota of the post; everything when that is too little
 */
export const poolFor = async (
  bank: (post: string) => Promise<readonly StoredQuestion[]>,
  { blueprint, post, seed }: { blueprint: Blueprint; post: string; seed: string },
): Promise<readonly StoredQuestion[]> => {
  const [forAll, forPost] = [await bank(''), await bank(post)]
  const chosen = general(blueprint, forAll, seed)
  const own = forPost.filter((question) => post !== '' && question.post === post)
  const pool = [
    ...forAll.filter(({ id }) => chosen.has(id)),
    ...shuffled(own, `${seed}/${post}`).slice(0, papersWorth * blueprint.ownPost),
  ]
  return compose(blueprint, pool, { seed, post }) ? pool : forPost
}

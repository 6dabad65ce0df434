import type { BranchId } from '../../core/ids.ts'
import { rosterOf } from '../../domain/people/store.ts'
import { candidates, type StoredQuestion } from '../../domain/questions/store.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Blueprint } from './blueprint.ts'
import { type Shortage, shortagesOf } from './shortage.ts'

/** What may stand in an exam for somebody of that post, read once for each post. */
export const examBank = (db: Db, branchId: BranchId): ((post: string) => Promise<readonly StoredQuestion[]>) => {
  const known = new Map<string, Promise<readonly StoredQuestion[]>>()
  return (post) => {
    const found = known.get(post) ?? candidates(db, { branchId, ...(post && { post }), examReady: true })
    known.set(post, found)
    return found
  }
}

/** 题够不够：for every post that somebody in the branch has, each lack once. */
export const lacksOf = async (db: Db, branchId: BranchId, blueprint: Blueprint): Promise<Shortage[]> => {
  const bank = examBank(db, branchId)
  const posts = [...new Set(['', ...(await rosterOf(db, branchId)).map(({ post }) => post)])]
  const found = new Map<string, Shortage>()
  for (const post of posts)
    for (const lack of shortagesOf(blueprint, await bank(post), post)) {
      const key = JSON.stringify('have' in lack ? { ...lack, have: 0 } : lack)
      const before = found.get(key)
      // Of one lack met by several posts, the worst.
      if (!before || !('have' in before) || !('have' in lack) || lack.have < before.have) found.set(key, lack)
    }
  return [...found.values()]
}

import type { BranchId } from '../../../core/ids.ts'
import { pointOf } from '../../../domain/questions/question.ts'
import { candidates } from '../../../domain/questions/store.ts'
import type { Db } from '../../../platform/db/db.ts'

/** More than this nobody looks through in a list. */
const most = 500

/** The points about which the branch's bank asks anything of everyone, by their names. */
export const pointsFor = async (db: Db, branchId: BranchId): Promise<string[]> =>
  [...new Set((await candidates(db, { branchId })).map(pointOf))].sort().slice(0, most)

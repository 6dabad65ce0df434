import type { BranchId, MaterialId } from '../../core/ids.ts'
import { type Actor, placeOf } from '../../domain/access/actor.ts'
import type { Act } from '../../domain/access/acts.ts'
import { may, type Target } from '../../domain/access/may.ts'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { type Stored, storedById } from './store.ts'

export const aboutBranch = async (db: Db, branchId: BranchId): Promise<Target | undefined> => {
  const place = await placeOf(db, branchId)
  return place && { place }
}

/** What an act on a material is about: nobody's in particular, in its branch. */
export const aboutMaterial = async ({ db }: Pick<World, 'db'>, id: string): Promise<Target | undefined> => {
  const stored = await storedById(db, id as MaterialId)
  return stored && aboutBranch(db, stored.material.branchId)
}

/** Whether somebody may do that in the branch of this material. */
export const mayFor = async (db: Db, actor: Actor, act: Act, { material }: Pick<Stored, 'material'>) => {
  const target = await aboutBranch(db, material.branchId)
  return target !== undefined && may(actor, act, target)
}

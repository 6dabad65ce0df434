import type { BranchId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { Target } from '../../../domain/access/may.ts'
import { branchesWithin } from '../../../domain/access/within.ts'
import type { Visit } from '../../../platform/pages/page.ts'
import type { World } from '../../../platform/world.ts'
import { aboutBranch } from '../targets.ts'

/** The branch that is asked for, or one's own, or the first of those that one looks after. */
export const branchIn = async (world: World, { query, form }: Visit, actor: Actor): Promise<BranchId | undefined> => {
  const { ids } = await branchesWithin(world, actor, 'material.change')
  const asked = form.text('branch') || query('branch')
  return ids.find((id) => id === asked) ?? ids.find((id) => id === actor.place.branchId) ?? ids[0]
}

export const intoBranch = async (world: World, visit: Visit, actor: Actor): Promise<Target | undefined> => {
  const branchId = await branchIn(world, visit, actor)
  return branchId && aboutBranch(world.db, branchId)
}

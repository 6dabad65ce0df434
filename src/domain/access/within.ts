import { asc } from 'drizzle-orm'
import type { BranchId } from '../../core/ids.ts'
import type { Visit } from '../../platform/pages/page.ts'
import type { World } from '../../platform/world.ts'
import { branches } from '../people/schema.ts'
import type { Actor } from './actor.ts'
import type { Act } from './acts.ts'
import { may, type Target } from './may.ts'

/** The branches in which somebody may do this, and whether those are all there are: what a list may show. */
export const branchesWithin = async (
  { db }: Pick<World, 'db'>,
  actor: Actor,
  act: Act,
): Promise<{ ids: BranchId[]; all: boolean }> => {
  const every = await db.read
    .select({ branchId: branches.id, companyId: branches.companyId })
    .from(branches)
    .orderBy(asc(branches.name))
  const ids = every.filter((place) => may(actor, act, { place })).map(({ branchId }) => branchId)
  return { ids, all: ids.length === every.length }
}

/** For a page that lists: it is there for whoever may do this in some branch, wherever that person belongs. */
export const somewhere =
  (act: Act) =>
  async (world: World, _: Visit, actor: Actor): Promise<Target | undefined> => {
    const [branchId] = (await branchesWithin(world, actor, act)).ids
    return branchId && { place: { companyId: actor.place.companyId, branchId } }
  }

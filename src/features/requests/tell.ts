import type { BranchId, MemberId } from '../../core/ids.ts'
import { keepersOf } from '../../domain/people/store.ts'
import type { World } from '../../platform/world.ts'

/** The branch's keepers but the person concerned. */
export const keepersBut = async (world: World, branchId: BranchId, person: MemberId): Promise<MemberId[]> =>
  (await keepersOf(world.db, branchId)).flatMap(({ id }) => (id === person ? [] : [id]))

import type { BranchId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { branchById } from '../../../domain/people/store.ts'
import type { World } from '../../../platform/world.ts'
import { banksWithin } from '../reach.ts'

export type Bank = { branchId: BranchId | ''; name: string }

const named = async ({ db }: World, branchId: BranchId | ''): Promise<Bank> => ({
  branchId,
  name: branchId === '' ? '' : ((await branchById(db, branchId))?.name ?? ''),
})

export const banksNamed = (world: World, ids: readonly (BranchId | '')[]): Promise<Bank[]> =>
  Promise.all(ids.map((id) => named(world, id)))

/** Every bank into which somebody may import, the widest first. */
export const banksFor = async (world: World, actor: Actor): Promise<Bank[]> =>
  banksNamed(world, await banksWithin(world, actor, 'bank.import'))

/** Where nobody says into which: the company's when one may, else one's own branch's, else the only other. */
export const usualBank = async (world: World, actor: Actor): Promise<Bank | undefined> => {
  const banks = await banksFor(world, actor)
  return (
    banks.find(({ branchId }) => branchId === '') ??
    banks.find(({ branchId }) => branchId === actor.place.branchId) ??
    banks[0]
  )
}

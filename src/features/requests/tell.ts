import type { Card } from '../../../cards/kit/card.ts'
import type { AccountId, BranchId, MemberId } from '../../core/ids.ts'
import { keepersOf } from '../../domain/people/store.ts'
import { openings } from '../../domain/shifts/openings.ts'
import type { Letter } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'

export type Reader = { id: MemberId; account: AccountId | null }

/** One card to several people, to each when that person may be spoken to; not to who has no account or is away for good. */
export const lettersTo = async (
  world: World,
  readers: readonly Reader[],
  card: Card,
  key: string,
): Promise<Letter[]> => {
  const ids = readers.map(({ id }) => id)
  const open = await openings(world, ids, world.clock.now())
  return readers.flatMap(({ id, account }) => {
    const opening = open.get(id)
    if (!account || !opening || 'never' in opening) return []
    return [{ key: `${key}/${id}`, lane: 'approval', to: { account }, card, dueAt: opening.at }]
  })
}

/** The branch's keepers but the person concerned. */
export const keepersBut = async (world: World, branchId: BranchId, person: MemberId): Promise<Reader[]> =>
  (await keepersOf(world.db, branchId)).filter(({ id }) => id !== person)

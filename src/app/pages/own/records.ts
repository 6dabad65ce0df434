import type { MemberId } from '../../../core/ids.ts'
import type { Feature } from '../../../platform/feature.ts'
import type { RecordSection } from '../../../platform/records.ts'
import type { World } from '../../../platform/world.ts'
import { domainRecords } from './domain-records.ts'

/**
 * Everything that is written down about one person: the features' first, then what they share.
 *
 * @param own the person themselves asks
 */
export const recordsOf = async (
  world: World,
  features: readonly Feature[],
  id: MemberId,
  own: boolean,
): Promise<RecordSection[]> => {
  const theirs = await Promise.all(features.map(async (feature) => (await feature.records?.(world, id)) ?? []))
  const shared = domainRecords.filter(({ ownOnly }) => own || !ownOnly)
  return [
    ...theirs.flat().filter(({ ownOnly }) => own || !ownOnly),
    ...(await Promise.all(shared.map(({ read }) => read(world.db, id)))),
  ]
}

import { policyTitles } from '../../../cards/import/texts.policy.ts'
import type { Card } from '../../../cards/kit/card.ts'
import { policyCard } from '../../../cards/policy/policy.card.ts'
import type { BranchId } from '../../core/ids.ts'
import { branchById } from '../../domain/people/store.ts'
import { policyGroups, policyKeys, ruleOf } from '../../domain/policy/keys.ts'
import { policyOf } from '../../domain/policy/policy.ts'
import type { World } from '../../platform/world.ts'
import { briefly } from './spell.ts'

/** 支部制度，一张卡片。 */
export const shownPolicy = async ({ db }: Pick<World, 'db'>, branchId: BranchId): Promise<Card> => {
  const [policy, branch] = [await policyOf(db, branchId), await branchById(db, branchId)]
  return policyCard({
    branch: branch?.name ?? '',
    groups: policyGroups.map((group) => ({
      group,
      lines: policyKeys
        .filter((key) => ruleOf(key).group === group)
        .map((key) => ({ title: policyTitles[key], value: briefly(key, policy[key]) })),
    })),
  })
}

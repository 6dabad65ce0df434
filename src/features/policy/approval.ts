import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { policyTitles } from '../../../cards/import/texts.policy.ts'
import { texts } from '../../../cards/policy/texts.ts'
import { saidCard } from '../../../cards/shell/said.card.ts'
import type { MemberId } from '../../core/ids.ts'
import { holdersOf } from '../../domain/approvals/holders.ts'
import { defineApproval } from '../../domain/approvals/kind.ts'
import { push } from '../../domain/disturbance/push.ts'
import { changeStands, policyWrites } from '../../domain/policy/change.ts'
import { type PolicyKey, policyKeys } from '../../domain/policy/keys.ts'
import { policyAt } from '../../domain/policy/policy.ts'
import { spelt } from './spell.ts'

const payload = z.object({
  key: z.string().refine((key): key is PolicyKey => policyKeys.some((k) => k === key)),
  value: z.string(),
  version: z.number().int().positive(),
})

/** 改一项关系到人的制度：another of those who answer for the branch agrees; one is enough, one «no» ends it. */
export const policyChange = defineApproval({
  kind: 'policy.change',
  payload,
  deciders: (world, { branchId }) => holdersOf(world.db, branchId, ['secretary', 'committee', 'administrator']),
  needed: () => 1,
  reasonAtLeast: { approve: 0, reject: 4 },
  onRejection: 'any',
  face: async ({ db }, { branchId, payload: { key, value, version } }) => ({
    title: texts.approval.title(policyTitles[key]),
    lines: [
      texts.approval.before(spelt(key, await policyAt(db, { branchId, key, version }))),
      texts.approval.after(spelt(key, value)),
    ],
  }),
  effects: (to, world, { id, branchId, requestedBy, payload: { key, value, version } }, provided, plan) => {
    const change = { branchId, key, value, version }
    const by = requestedBy as MemberId
    const words = texts.approval.overtaken(policyTitles[key])
    return [
      ...policyWrites(to, world, change, by, provided),
      // Somebody was quicker with the same rule: what was approved does not hold, and that must not stay unsaid.
      ...push(
        to,
        world,
        plan,
        { key: `policy/overtaken/${id}`, member: by, kind: 'result', card: saidCard(words), line: words },
        sql`${provided} and not ${changeStands(change, by)}`,
      ),
    ]
  },
})

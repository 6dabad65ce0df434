import type { ApprovalId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import type { Kinds } from './kind.ts'
import { type Also, type Outcome, outcomeOf, type Who } from './outcome.ts'
import { afterCancel, afterDeadline } from './rules.ts'

/** 撤回：by the requester, while nothing is decided. */
export const cancel = (
  world: World,
  kinds: Kinds,
  { approval, by }: { approval: ApprovalId; by: Who },
  also?: Also,
): Promise<Outcome> =>
  outcomeOf(
    world,
    kinds,
    { approval, by, tried: 'cancel' },
    async (opened, _kind, at) => {
      const after = afterCancel(opened, by, at)
      if (after.kind !== 'taken') return after
      return { act: { kind: 'end', state: 'cancelled' }, line: { action: 'approvals.withdrawn', detail: {} } }
    },
    also,
  )

/** 到期：the requester is told that nobody decided. */
export const expire = (world: World, kinds: Kinds, approval: ApprovalId): Promise<Outcome> =>
  outcomeOf(world, kinds, { approval, by: 'system', tried: 'expire' }, async (opened, _kind, at) => {
    const after = afterDeadline(opened, at)
    if (after.kind !== 'taken') return after
    return { act: { kind: 'end', state: 'expired' }, line: { action: 'approvals.lapsed', detail: {} } }
  })

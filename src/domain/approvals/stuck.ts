import { sql } from 'drizzle-orm'
import type { ApprovalId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import { pushAll } from '../disturbance/push-all.ts'
import { keepersOf } from '../people/store.ts'
import { readApproval } from './ballot.ts'
import { stuckKey } from './copies.ts'
import { penFor } from './draw.ts'
import { type Kinds, matterOf } from './kind.ts'
import { canStillPass } from './rules.ts'
import { approvals } from './schema.ts'

/** 凑不够人：since it was opened, deciders may have left or lost their role. Those who look after the branch are told, once. */
export const tellIfStuck = async (world: World, kinds: Kinds, approval: ApprovalId): Promise<void> => {
  const opened = await readApproval(world.db, approval)
  const kind = opened && kinds.get(opened.kind)
  if (!opened || !kind || opened.state !== 'pending') return
  const able = new Set(await kind.deciders(world, matterOf(kind, opened)))
  const standing = new Map([...opened.standing].filter(([seat]) => able.has(seat)))
  if (canStillPass({ ...opened, standing })) return
  const keepers = (await keepersOf(world.db, opened.branchId)).map((keeper) => keeper.id)
  const pen = await penFor(world, kind, opened)
  const pending = sql`exists (select 1 from ${approvals} where id = ${approval} and state = 'pending')`
  await pushAll(
    world,
    keepers.map((member) => ({
      ...{ key: stuckKey(approval, member), member, kind: 'duty', card: pen.stuck(opened), line: pen.line.stuck },
      ...{ expiresAt: opened.deadline, provided: pending },
    })),
  )
}

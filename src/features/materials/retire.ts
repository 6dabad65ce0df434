import { and, eq, isNull, sql } from 'drizzle-orm'
import { retiredCard } from '../../../cards/materials/sent.card.ts'
import type { MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { retractPushes } from '../../domain/disturbance/push.ts'
import type { Writes } from '../../platform/db/db.ts'
import { redraw } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { sendingsOf } from './audience.ts'
import { closeChecks } from './check.ts'
import { groupLetterKey, pushesOf } from './keys.ts'
import { materialSendings, materials } from './schema.ts'
import type { Stored } from './store.ts'

/**
 * 停用：nobody is asked about it any more; what was learned stays learned. A draft is thrown away the same way.
 */
export const retire = async (world: World, stored: Stored, by: MemberId): Promise<void> => {
  const { id, version } = stored.material
  const now = world.clock.now()
  const groups = (await sendingsOf(world.db, stored)).filter((s) => s.audience === 'branch' && s.sentAt)
  const standing = sql`exists (select 1 from ${materials} where ${materials.id} = ${id} and ${materials.retiredAt} is null)`
  await world.db.commit(
    (to) =>
      [
        audit(
          to,
          world,
          {
            ...{ actor: by, object: `material/${id}` },
            action: version === 0 ? 'materials.discarded' : 'materials.retired',
          },
          standing,
        ),
        ...(['sent', 'renewed', 'remind'] as const).map((why) => retractPushes(to, pushesOf(why, id), standing)),
        closeChecks(to, world, id, standing),
        to
          .update(materialSendings)
          .set({ cancelledAt: now })
          .where(and(eq(materialSendings.materialId, id), isNull(materialSendings.sentAt), standing)),
        ...groups.map((s) =>
          redraw(to, world, { letterKey: groupLetterKey(s.id), card: retiredCard(stored.version.title) }, standing),
        ),
        to
          .update(materials)
          .set({ retiredAt: now, retiredBy: by })
          .where(and(eq(materials.id, id), isNull(materials.retiredAt))),
      ] as unknown as Writes,
  )
}

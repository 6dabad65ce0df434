import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { erasures } from './schema.ts'

/**
 * 保全：while there is a dispute about a leaver nothing of what is kept is deleted. Released again, the plan goes on where
 * it stood; the notice of seven days is given anew.
 *
 * @returns whether anything changed
 */
export const holdErasure = async (
  world: Pick<World, 'db' | 'clock'>,
  { memberId, by, hold }: { memberId: MemberId; by: MemberId | 'operator'; hold: boolean },
): Promise<boolean> => {
  const now = world.clock.now()
  const [rows] = await world.db.commit((to) => [
    to
      .update(erasures)
      .set(hold ? { heldAt: now, heldBy: by } : { heldAt: null, heldBy: null, noticedAt: null })
      .where(
        and(
          eq(erasures.memberId, memberId),
          eq(erasures.state, 'planned'),
          hold ? isNull(erasures.heldAt) : isNotNull(erasures.heldAt),
        ),
      )
      .returning({ id: erasures.id }),
    audit(
      to,
      world,
      { actor: by, action: hold ? 'people.held' : 'people.released', object: memberId },
      sql`changes() > 0`,
    ),
  ])
  return rows.length > 0
}

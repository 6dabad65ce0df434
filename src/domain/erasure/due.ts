import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm'
import { plain } from '../../../cards/kit/card.ts'
import { leavingTexts as texts } from '../../../cards/shell/texts.leaving.ts'
import type { Writes } from '../../platform/db/db.ts'
import type { Forgetting } from '../../platform/forget.ts'
import type { World } from '../../platform/world.ts'
import { notices, toldAbout } from '../leaving/notice.ts'
import { erasures } from '../leaving/schema.ts'
import { memberById } from '../people/store.ts'
import { erase } from './erase.ts'

/** Nothing goes before those who look after the branch have known of it for so long. */
const notice = 7 * 86_400_000

type Plan = typeof erasures.$inferSelect

const plansDueBy = async ({ db }: Pick<World, 'db'>, by: Date): Promise<Plan[]> =>
  db.read
    .select()
    .from(erasures)
    .where(and(eq(erasures.state, 'planned'), isNull(erasures.heldAt), lte(erasures.dueAt, by)))
    .orderBy(asc(erasures.dueAt))

/** The keepers are told once; the day is not before a week from then, however late we are. */
const announce = async (world: World, plan: Plan, now: Date): Promise<boolean> => {
  const member = await memberById(world.db, plan.memberId)
  if (!member) return false
  const due = new Date(Math.max(plan.dueAt.getTime(), now.getTime() + notice))
  const words = texts.dueSoon({ name: plain(member.name), staffNo: plain(member.staffNo) }, due)
  const told = await toldAbout(world, member)
  const noticed = sql`exists (select 1 from ${erasures} where id = ${plan.id} and noticed_at = ${now.getTime()})`
  const [rows] = await world.db.commit(
    (to) =>
      [
        to
          .update(erasures)
          .set({ noticedAt: now })
          .where(and(eq(erasures.id, plan.id), eq(erasures.state, 'planned'), isNull(erasures.noticedAt)))
          .returning({ id: erasures.id }),
        ...notices(to, world, told, { key: `people/erasing/${plan.id}/${now.getTime()}`, words }, noticed),
      ] as unknown as Writes,
  )
  return (rows as unknown as unknown[]).length > 0
}

/**
 * 到期删除：those whose day comes within a week are announced, those whose day has come and whose notice has run are
 * erased. A dispute stops both.
 */
export const eraseDue = async (
  world: World,
  rules: readonly Forgetting[],
  now: Date,
): Promise<{ announced: number; erased: number }> => {
  const counts = { announced: 0, erased: 0 }
  for (const plan of await plansDueBy(world, new Date(now.getTime() + notice))) {
    if (!plan.noticedAt) counts.announced += (await announce(world, plan, now)) ? 1 : 0
    else if (plan.dueAt <= now && plan.noticedAt.getTime() + notice <= now.getTime()) {
      const outcome = await erase(world, rules, { memberId: plan.memberId, by: 'system' })
      if (outcome.kind === 'erased') counts.erased++
      else world.log.warn('people.not-erased', { member: plan.memberId, outcome: outcome.kind })
    }
  }
  return counts
}

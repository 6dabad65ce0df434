import { and, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { plain } from '../../../cards/kit/card.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Writes } from '../../platform/db/db.ts'
import { countForgotten, type Forgetting, type Forgotten, forgetWrite } from '../../platform/forget.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { erasures } from '../leaving/schema.ts'
import { members } from '../people/schema.ts'
import { type Member, memberById } from '../people/store.ts'
import { commonRules } from './rules.ts'

export type EraseOutcome =
  | { kind: 'erased' }
  | { kind: 'planned'; going: { table: string; how: 'gone' | 'emptied'; rows: number }[] }
  | { kind: 'unknown' }
  | { kind: 'still-here' }
  | { kind: 'held' }
  | { kind: 'erased-before' }

/** Words so short stand everywhere. */
const telling = ({ name, staffNo }: Member): string[] =>
  [...new Set([name, plain(name), ...(staffNo.length >= 4 ? [staffNo] : [])])].filter((word) => word.length >= 2)

const planOf = async (db: World['db'], memberId: MemberId) => {
  const [plan] = await db.read
    .select()
    .from(erasures)
    .where(and(eq(erasures.memberId, memberId), eq(erasures.state, 'planned')))
  return plan
}

const hasLeft = (memberId: MemberId): SQL =>
  sql`exists (select 1 from ${members} where id = ${memberId} and ${isNotNull(members.leftAt)})`

/**
 * 删除离职人员的资料：in one commit everything that says who it was goes; what is left is an opaque id to which others'
 * history and the chained books refer. Those are not touched, so they still verify. Only of whom has left, and never while
 * there is a dispute.
 *
 * @param rules what the features keep
 */
export const erase = async (
  world: Pick<World, 'db' | 'ids' | 'clock'>,
  rules: readonly Forgetting[],
  { memberId, by, dryRun = false }: { memberId: MemberId; by: MemberId | 'operator' | 'system'; dryRun?: boolean },
): Promise<EraseOutcome> => {
  const member = await memberById(world.db, memberId)
  if (!member) return { kind: 'unknown' }
  if (!member.leftAt) return { kind: 'still-here' }
  const plan = await planOf(world.db, memberId)
  if (!plan) return { kind: 'erased-before' }
  if (plan.heldAt) return { kind: 'held' }

  const all = [...rules, ...commonRules]
  const person: Forgotten = { memberId, account: member.account, leftAt: member.leftAt, words: telling(member) }
  if (dryRun) {
    const counted = await Promise.all(all.map((rule) => countForgotten(world.db, rule, person)))
    return { kind: 'planned', going: counted.filter(({ rows }) => rows > 0) }
  }
  const act = world.ids.next()
  const won = sql`exists (select 1 from ${erasures} where ${and(eq(erasures.id, plan.id), eq(erasures.act, act))})`
  await world.db.commit(
    (to) =>
      [
        to
          .update(erasures)
          .set({ state: 'done', endedAt: world.clock.now(), endedBy: by, act })
          .where(
            and(eq(erasures.id, plan.id), eq(erasures.state, 'planned'), isNull(erasures.heldAt), hasLeft(memberId)),
          ),
        audit(to, world, { actor: by, action: 'people.erased', object: memberId }, won),
        ...all.map((rule) => forgetWrite(to, rule, person, won)),
      ] as unknown as Writes,
  )
  const done = await world.db.read.$count(erasures, and(eq(erasures.id, plan.id), eq(erasures.act, act)))
  return done > 0 ? { kind: 'erased' } : { kind: 'held' }
}

import { and, asc, eq, inArray, notExists, type SQL, sql } from 'drizzle-orm'
import type { ApprovalId, MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { planPushes } from '../disturbance/plan.ts'
import { push, retractPushes } from '../disturbance/push.ts'
import { type Acted, actOn } from './act.ts'
import { askKey, asksOf, type Copy } from './copies.ts'
import { givenTo } from './delegations.ts'
import { penFor } from './draw.ts'
import type { Kinds } from './kind.ts'
import { handsFor } from './open.ts'
import { approvalDeciders, approvals, approvalVotes } from './schema.ts'

/** What waits for this person's word, for a seat of their own or one they stand in for; what ends first comes first. */
export const waitingFor = async (world: World, member: MemberId): Promise<ApprovalId[]> => {
  const givers = (await givenTo(world, member)).map((d) => d.fromId)
  const spoken = world.db.read
    .select({ one: sql`1` })
    .from(approvalVotes)
    .where(
      and(
        eq(approvalVotes.approvalId, approvalDeciders.approvalId),
        eq(approvalVotes.memberId, approvalDeciders.memberId),
      ),
    )
  const rows = await world.db.read
    .selectDistinct({ id: approvals.id, deadline: approvals.deadline })
    .from(approvalDeciders)
    .innerJoin(approvals, eq(approvals.id, approvalDeciders.approvalId))
    .where(
      and(
        inArray(approvalDeciders.memberId, [member, ...givers]),
        eq(approvalDeciders.standing, 'seated'),
        eq(approvals.state, 'pending'),
        sql`${approvals.deadline} > ${world.clock.now().getTime()}`,
        notExists(spoken),
      ),
    )
    .orderBy(asc(approvals.deadline))
  return rows.map((r) => r.id)
}

/**
 * 再问一次：a fresh card into the hands of those whose word is still missing. Keyed by the occasion, so the same reminder
 * is never sent twice; it takes the place of one that still waits.
 *
 * @param how.answers that person has just asked for it
 * @returns how many were asked
 */
export const askAgain = async (
  world: World,
  kinds: Kinds,
  approval: ApprovalId,
  how: { occasion: string; answers?: true; again: boolean; whom?: (copy: Copy) => boolean },
): Promise<number> => {
  const { occasion, answers, again, whom = () => true } = how
  let asked = 0
  await actOn<{ kind: 'nobody' }>(world, approval, async (opened) => {
    const kind = kinds.get(opened.kind)
    if (!kind || opened.state !== 'pending' || opened.deadline <= world.clock.now()) return { kind: 'nobody' }
    const spoken = new Set(opened.votes.map((v) => v.seat))
    const hands = (await handsFor(world, kind, opened)).filter((copy) => !spoken.has(copy.seat) && whom(copy))
    const pen = await penFor(
      world,
      kind,
      opened,
      hands.map((h) => h.holder),
    )
    const reachable = hands.flatMap((copy) => {
      const person = pen.people.get(copy.holder)
      return person?.account && !person.left ? [{ copy, account: person.account }] : []
    })
    asked = reachable.length
    if (asked === 0) return { kind: 'nobody' }
    const plan = await planPushes(
      world,
      reachable.map(({ copy }) => copy.holder),
    )
    const ask = (to: Writer, { copy, account }: (typeof reachable)[number], stood: SQL): Write[] => {
      const written = {
        ...{ key: askKey(approval, copy, occasion), card: pen.ask(opened, copy, again) },
        expiresAt: opened.deadline,
      }
      return answers
        ? [enqueue(to, world, { ...written, lane: 'reply', to: { account } }, stood)]
        : push(to, world, plan, { ...written, member: copy.holder, kind: 'approval', line: pen.line.ask }, stood)
    }
    return {
      kind: 'act',
      act: { kind: 'ask' },
      also: (to, { stood }: Acted) =>
        reachable.flatMap((one) => [retractPushes(to, asksOf(approval, one.copy), stood), ...ask(to, one, stood)]),
    }
  })
  return asked
}

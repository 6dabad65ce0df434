import { and, asc, eq, lte } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import { openings } from '../shifts/openings.ts'
import { askAgain } from './ask.ts'
import { type Copy, copiesOf } from './copies.ts'
import { expire } from './end.ts'
import type { Kinds } from './kind.ts'
import { hasLastCall, lastCall, reminderDue } from './rules.ts'
import { approvals } from './schema.ts'
import { tellIfStuck } from './stuck.ts'

/** Nobody waits for a decision. */
export const nothingPending = async ({ db }: Pick<World, 'db'>): Promise<boolean> =>
  (await db.read.$count(approvals, eq(approvals.state, 'pending'))) === 0

/** 到期：everything whose time is over. A kind that is no longer known is left standing; nobody can vote on it either. */
export const expireOverdue = async (world: World, kinds: Kinds): Promise<void> => {
  const rows = await world.db.read
    .select({ id: approvals.id })
    .from(approvals)
    .where(and(eq(approvals.state, 'pending'), lte(approvals.deadline, world.clock.now())))
    .orderBy(asc(approvals.deadline))
  for (const { id } of rows) {
    const { kind } = await expire(world, kinds, id)
    world.log.info('approvals.expired', { approval: id, outcome: kind })
  }
}

/** Those who will not be open to it when the others get their last call hear it this long before the end. Milliseconds. */
const soonCall = 24 * 3_600_000

/** Who sleeps, is underground or away from the last call to the end. */
const missing = async (world: World, holders: readonly MemberId[], deadline: Date): Promise<Set<MemberId>> => {
  const found = await openings(world, [...new Set(holders)], new Date(deadline.getTime() - lastCall))
  return new Set([...found].flatMap(([id, o]) => ('never' in o || o.at >= deadline ? [id] : [])))
}

/**
 * 提醒：half-way and four hours before the end, once each, only those whose word is missing; whoever could not be reached
 * then, already a day before. And whoever must help is told.
 */
export const remindDeciders = async (world: World, kinds: Kinds): Promise<void> => {
  const now = world.clock.now()
  const rows = await world.db.read
    .select({ id: approvals.id, createdAt: approvals.createdAt, deadline: approvals.deadline })
    .from(approvals)
    .where(eq(approvals.state, 'pending'))
    .orderBy(asc(approvals.deadline))
  for (const { id, ...times } of rows) {
    await tellIfStuck(world, kinds, id)
    const copies = await copiesOf(world.db, id)
    const asked = (occasion: string, of?: Copy) =>
      copies.some(
        (c) => c.letterKey.endsWith(`/${occasion}`) && (!of || (c.seat === of.seat && c.holder === of.holder)),
      )
    const ask = async (occasion: string, whom: (copy: Copy) => boolean) => {
      const n = await askAgain(world, kinds, id, { occasion, again: true, whom })
      if (n > 0) world.log.info('approvals.reminded', { approval: id, occasion, asked: n })
    }
    const occasion = reminderDue(times, now)
    if (occasion && !asked(occasion)) await ask(occasion, (copy) => !asked('soon', copy))
    const near = times.deadline.getTime() - now.getTime() <= soonCall && hasLastCall(times)
    if (!near || occasion === 'late' || asked('soon')) continue
    const away = await missing(
      world,
      copies.map((c) => c.holder),
      times.deadline,
    )
    if (away.size > 0) await ask('soon', ({ holder }) => away.has(holder))
  }
}

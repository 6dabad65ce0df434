import { and, asc, eq, lte } from 'drizzle-orm'
import type { ApprovalId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import { askAgain } from './ask.ts'
import { copiesOf } from './copies.ts'
import { expire } from './end.ts'
import type { Kinds } from './kind.ts'
import { reminderDue } from './rules.ts'
import { approvals } from './schema.ts'
import { tellIfStuck } from './stuck.ts'

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

const wasSent = async (world: World, id: ApprovalId, occasion: string): Promise<boolean> =>
  (await copiesOf(world.db, id)).some(({ letterKey }) => letterKey.endsWith(`/${occasion}`))

/** 提醒：half-way and four hours before the end, once each, only those whose word is missing; and whoever must help. */
export const remindDeciders = async (world: World, kinds: Kinds): Promise<void> => {
  const rows = await world.db.read
    .select({ id: approvals.id, createdAt: approvals.createdAt, deadline: approvals.deadline })
    .from(approvals)
    .where(eq(approvals.state, 'pending'))
    .orderBy(asc(approvals.deadline))
  for (const { id, ...times } of rows) {
    await tellIfStuck(world, kinds, id)
    const occasion = reminderDue(times, world.clock.now())
    if (!occasion || (await wasSent(world, id, occasion))) continue
    const asked = await askAgain(world, kinds, id, { occasion, lane: 'approval', again: true })
    world.log.info('approvals.reminded', { approval: id, occasion, asked })
  }
}

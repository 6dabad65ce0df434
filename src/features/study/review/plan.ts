import type { LocalDate } from '../../../core/clock.ts'
import { addDays } from '../../../core/days.ts'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import { keepPlace } from '../../../domain/disturbance/budget.ts'
import { openGap } from '../../../domain/gaps/open.ts'
import { choose, type Known } from '../../../domain/memory/choose.ts'
import { helpedNow } from '../../../domain/memory/happenings.ts'
import { isLeech } from '../../../domain/memory/memory.ts'
import { reviewPlans } from '../../../domain/memory/schema.ts'
import { memoriesOf, refreshMemories } from '../../../domain/memory/store.ts'
import { usualWish, wishesOf } from '../../../domain/memory/wishes.ts'
import { type Member, rosterOf } from '../../../domain/people/store.ts'
import { booksIn } from '../../../domain/shifts/books.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import type { World } from '../../../platform/world.ts'
import { askableFor } from './fresh.ts'
import { lastMissed } from './leech.ts'
import { reviewTime } from './when.ts'

type Row = typeof reviewPlans.$inferInsert

const nobody: ReadonlySet<string> = new Set()

/** Rows per commit. */
const atOnce = 200

const commitAll = async ({ db }: World, writes: readonly ((to: Writer) => Write)[]): Promise<void> => {
  for (let i = 0; i < writes.length; i += atOnce)
    await db.commit((to) => writes.slice(i, i + atOnce).map((w) => w(to)) as unknown as Writes)
}

/** 交给人：what somebody forgets again and again is not asked by the machine any more until people have helped. */
const openGaps = async (
  world: World,
  memories: ReadonlyMap<MemberId, readonly Known[]>,
  helped: ReadonlyMap<MemberId, ReadonlySet<string>>,
): Promise<number> => {
  const leeches = [...memories].flatMap(([memberId, known]) =>
    known
      .filter(({ point, memory }) => isLeech(memory) && !helped.get(memberId)?.has(point))
      .map(({ point }) => ({ memberId, point })),
  )
  const writes: ((to: Writer) => Write)[] = []
  for (const { memberId, point } of leeches) {
    const questionId = await lastMissed(world.db, memberId, point)
    if (questionId) writes.push((to) => openGap(to, world, { memberId, point, questionId, because: 'leech' }))
  }
  await commitAll(world, writes)
  return writes.length
}

export type Planned = { planned: number; leeches: number }

/**
 * 排明天的复习：what everybody in the branch is asked on that day and when, with a place of the day for the card. What was planned before stays planned: planned
 * again, nothing changes.
 */
export const planReviews = async (world: World, branchId: BranchId, day: LocalDate): Promise<Planned> => {
  const { db, clock } = world
  const roster = await rosterOf(db, branchId)
  const ids = roster.map((m) => m.id)
  if (ids.length === 0) return { planned: 0, leeches: 0 }
  await refreshMemories(world, ids)
  const [memories, helped, wishes, books, askable] = await Promise.all([
    memoriesOf(db, ids),
    helpedNow(db, ids),
    wishesOf(db, ids),
    booksIn(db, branchId, addDays(day, -2)),
    askableFor(db, branchId, day),
  ])
  const leeches = await openGaps(world, memories, helped)
  const planFor = (member: Member): Row[] => {
    const { id } = member
    const book = books.get(id)
    const time = book && member.account && reviewTime(book, day)
    if (!time) return []
    const { perDay } = wishes.get(id) ?? usualWish
    const known = (memories.get(id) ?? []).filter(({ point }) => askable.has(member, point))
    const items = choose({ known, fresh: askable.fresh(member), helped: helped.get(id) ?? nobody, day, room: perDay })
    return items.length === 0 ? [] : [{ memberId: id, day, branchId, items, ...time, plannedAt: clock.now() }]
  }
  const rows = roster.flatMap(planFor)
  await commitAll(
    world,
    rows.flatMap((row) => [
      (to: Writer) => to.insert(reviewPlans).values(row).onConflictDoNothing(),
      (to: Writer) => keepPlace(to, { kind: 'review', memberId: row.memberId, day }),
    ]),
  )
  return { planned: rows.length, leeches }
}

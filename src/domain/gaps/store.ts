import { and, asc, desc, eq, inArray, isNull, notInArray, sql } from 'drizzle-orm'
import type { BranchId, GapId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { attempts } from '../attempts/schema.ts'
import { policyOf } from '../policy/policy.ts'
import { type GapClosing, type GapStanding, standingOf } from './rules.ts'
import { gapStepsTaken, gaps } from './schema.ts'

export type Gap = typeof gaps.$inferSelect
export type GapStep = typeof gapStepsTaken.$inferSelect
/** A gap with all that was done about it, oldest first, and how far that is. */
export type GapView = {
  gap: Gap
  steps: readonly GapStep[]
  standing: GapStanding
  missedAt: Date | undefined
  closing: GapClosing
}

/** Asking before the shift is a step of its own, and what is played at is no miss. */
export const noMiss = ['preshift', 'practice'] as const

/** When each of these was last answered wrong anywhere. */
const missesOf = async (db: Db, some: readonly Gap[]): Promise<Map<GapId, Date>> => {
  const rows = await db.read
    .select({ id: gaps.id, at: sql<number>`max(${attempts.answeredAt})` })
    .from(gaps)
    .innerJoin(attempts, and(eq(attempts.memberId, gaps.memberId), eq(attempts.point, gaps.point)))
    .where(
      and(
        inArray(
          gaps.id,
          some.map((g) => g.id),
        ),
        eq(attempts.correct, false),
        isNull(attempts.voidedAt),
        notInArray(attempts.source, [...noMiss]),
      ),
    )
    .groupBy(gaps.id)
  return new Map(rows.map((r) => [r.id, new Date(r.at)]))
}

/** What each of their branches asks for before it ends. */
const closingsOf = async (db: Db, some: readonly Gap[]): Promise<Map<BranchId, GapClosing>> => {
  const branches = [...new Set(some.map((g) => g.branchId))]
  return new Map(
    await Promise.all(
      branches.map(async (id) => [id, (await policyOf(db, id)).gapClosing === 'site' ? 'site' : 'both'] as const),
    ),
  )
}

/** The same gaps with their steps; three reads, however many there are. */
export const viewsFor = async (db: Db, some: readonly Gap[]): Promise<GapView[]> => {
  if (some.length === 0) return []
  const [steps, misses, closings] = await Promise.all([
    db.read
      .select()
      .from(gapStepsTaken)
      .where(
        inArray(
          gapStepsTaken.gapId,
          some.map((g) => g.id),
        ),
      )
      .orderBy(asc(gapStepsTaken.seq)),
    missesOf(db, some),
    closingsOf(db, some),
  ])
  return some.map((gap) => {
    const own = steps.filter((s) => s.gapId === gap.id)
    const missedAt = misses.get(gap.id)
    const closing = closings.get(gap.branchId) ?? 'both'
    return { gap, steps: own, standing: standingOf(own, missedAt, closing), missedAt, closing }
  })
}

export const gapById = async (db: Db, id: GapId): Promise<GapView | undefined> => {
  const rows = await db.read.select().from(gaps).where(eq(gaps.id, id))
  return (await viewsFor(db, rows))[0]
}

export const gapsById = async (db: Db, ids: readonly GapId[]): Promise<GapView[]> =>
  ids.length === 0
    ? []
    : viewsFor(
        db,
        await db.read
          .select()
          .from(gaps)
          .where(inArray(gaps.id, [...ids])),
      )

/** Everything that somebody is or was helped with: what is open first, then the newest. */
export const gapsOf = async (db: Db, memberId: MemberId): Promise<GapView[]> =>
  viewsFor(
    db,
    await db.read
      .select()
      .from(gaps)
      .where(eq(gaps.memberId, memberId))
      .orderBy(sql`${gaps.closedAt} is not null`, desc(gaps.openedAt), asc(gaps.id)),
  )

/** What these people are helped with now, the oldest first. */
export const openGapsOf = async (db: Db, memberIds: readonly MemberId[]): Promise<GapView[]> =>
  viewsFor(
    db,
    memberIds.length === 0
      ? []
      : await db.read
          .select()
          .from(gaps)
          .where(and(inArray(gaps.memberId, [...memberIds]), isNull(gaps.closedAt)))
          .orderBy(asc(gaps.openedAt), asc(gaps.id)),
  )

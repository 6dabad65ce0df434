import { and, desc, eq, isNull, max, type SQL, sql } from 'drizzle-orm'
import type { BranchId, CaseId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { orderCases } from './order.ts'
import { type CaseKind, caseShowings, cases } from './schema.ts'

export type AccidentCase = typeof cases.$inferSelect

export const caseById = async (db: Db, id: CaseId): Promise<AccidentCase | undefined> => {
  const [found] = await db.read.select().from(cases).where(eq(cases.id, id))
  return found
}

/** Those of a branch that may be shown, the newest first. */
export const currentCases = async (db: Db, branchId: BranchId, kind?: CaseKind): Promise<AccidentCase[]> =>
  db.read
    .select()
    .from(cases)
    .where(
      and(
        eq(cases.branchId, branchId),
        isNull(cases.replacedAt),
        isNull(cases.retiredAt),
        kind && eq(cases.kind, kind),
      ),
    )
    .orderBy(desc(cases.writtenAt), desc(cases.id))

/** When each case was shown last in that branch. */
export const lastShown = async (db: Db, branchId: BranchId): Promise<ReadonlyMap<CaseId, Date>> => {
  const rows = await db.read
    .select({ family: caseShowings.family, at: max(caseShowings.shownAt) })
    .from(caseShowings)
    .where(eq(caseShowings.branchId, branchId))
    .groupBy(caseShowings.family)
  return new Map(rows.flatMap(({ family, at }) => (at ? [[family, at] as const] : [])))
}

export type WantedCase = {
  branchId: BranchId
  /** The posts of those who will hear it; everyone's cases only when there are none. */
  posts: readonly string[]
  /** What was shown since then comes only when there is nothing else. */
  notShownSince: Date
  kind?: CaseKind
  /** Another one than this. */
  but?: CaseId
}

/**
 * 挑一个案例：one that fits these posts and was not shown lately, the longest ago first; nothing when the branch has none
 * that fits.
 */
export const pickCase = async (
  db: Db,
  { branchId, posts, notShownSince, kind, but }: WantedCase,
): Promise<AccidentCase | undefined> => {
  const [all, shown] = await Promise.all([currentCases(db, branchId, kind), lastShown(db, branchId)])
  const fitting = orderCases(all, { posts, notShownSince, shownAt: (family) => shown.get(family) })
  return fitting.find(({ family }) => family !== but) ?? fitting[0]
}

/** Remembers that it was shown; the same occasion counts once. */
export const caseShown = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  { key, family, branchId }: { key: string } & Pick<AccidentCase, 'family' | 'branchId'>,
  provided: SQL = sql`true`,
): Write => insertIf(to, caseShowings, { key, family, branchId, shownAt: clock.now() }, provided)

import { and, eq, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { AccountId, BranchId } from '../../core/ids.ts'
import type { Db, Write, Writer, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { members } from '../people/schema.ts'
import { type Difference, judge, type Known, keyOf, type Seen } from './judge.ts'
import { syncFindings } from './schema.ts'

/** Those of the branch, leavers too: but not those of whom nothing is left. */
export const knownIn = async (db: Db, branchId: BranchId): Promise<Known[]> =>
  db.read
    .select({
      id: members.id,
      name: members.name,
      staffNo: members.staffNo,
      account: members.account,
      leftAt: members.leftAt,
    })
    .from(members)
    .where(and(eq(members.branchId, branchId), ne(members.name, '')))

/** Accounts of those who are here, but in another branch. */
export const knownElsewhere = async (db: Db, branchId: BranchId): Promise<Set<AccountId>> => {
  const rows = await db.read
    .select({ account: members.account })
    .from(members)
    .where(and(ne(members.branchId, branchId), isNotNull(members.account), isNull(members.leftAt)))
  return new Set(rows.flatMap(({ account }) => account ?? []))
}

/** Accounts of differences that stand. */
export const accountsInQuestion = async (db: Db, branchId: BranchId): Promise<AccountId[]> => {
  const rows = await db.read
    .selectDistinct({ account: syncFindings.account })
    .from(syncFindings)
    .where(and(eq(syncFindings.branchId, branchId), inArray(syncFindings.state, ['open', 'dismissed'])))
  return rows.flatMap(({ account }) => account || [])
}

/** One account at a time is judged; the answer is the whole of them, found and cleared. */
export const judgeAll = (
  branchId: BranchId,
  seen: readonly Seen[],
  roster: readonly Known[],
  elsewhere: ReadonlySet<AccountId>,
): { found: Map<string, Difference>; cleared: Set<string> } => {
  const found = new Map<string, Difference>()
  const cleared = new Set<string>()
  for (const one of seen) {
    const judgement = judge(one, roster, elsewhere)
    for (const difference of judgement.found) found.set(keyOf(branchId, difference.kind, one.account), difference)
    for (const kind of judgement.cleared) cleared.add(keyOf(branchId, kind, one.account))
  }
  return { found, cleared }
}

const rowsAtOnce = 200
const pieces = <T>(items: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(items.length / rowsAtOnce) }, (_, i) =>
    items.slice(i * rowsAtOnce, (i + 1) * rowsAtOnce),
  )

/** A difference that is there again, or is another than the one that was dismissed, is open again. */
const openWrite = (to: Writer, row: typeof syncFindings.$inferInsert): Write =>
  to
    .insert(syncFindings)
    .values(row)
    .onConflictDoUpdate({
      target: syncFindings.key,
      set: {
        memberId: sql`excluded.member_id`,
        name: sql`excluded.name`,
        foundAt: sql`excluded.found_at`,
        state: 'open',
        reportId: null,
        decidedBy: null,
        decidedAt: null,
        act: '',
      },
      setWhere: sql`${syncFindings.state} in ('applied', 'settled') or ${syncFindings.name} <> excluded.name
        or ${syncFindings.memberId} is not excluded.member_id`,
    })

const settleWrite = (to: Writer, keys: readonly string[]): Write =>
  to
    .update(syncFindings)
    .set({ state: 'settled', name: '' })
    .where(and(inArray(syncFindings.key, [...keys]), inArray(syncFindings.state, ['open', 'dismissed'])))

/**
 * 记下差异：what was found is open, what is not the case any more is settled; what nobody looked at stays as it was.
 * Running again changes nothing.
 */
export const recordFindings = async (
  { db, clock }: Pick<World, 'db' | 'clock'>,
  branchId: BranchId,
  { found, cleared }: { found: ReadonlyMap<string, Difference>; cleared: ReadonlySet<string> },
): Promise<void> => {
  const standing = await db.read.select().from(syncFindings).where(eq(syncFindings.branchId, branchId))
  const before = new Map(standing.map((row) => [row.key, row]))
  const news = [...found].filter(([key, { name, memberId }]) => {
    const old = before.get(key)
    return !old || old.state === 'applied' || old.state === 'settled' || old.name !== name || old.memberId !== memberId
  })
  const over = standing.filter((r) => (r.state === 'open' || r.state === 'dismissed') && cleared.has(r.key))
  const foundAt = clock.now()
  for (const some of pieces(news))
    await db.commit(
      (to) =>
        some.map(([key, difference]) => openWrite(to, { key, branchId, ...difference, foundAt })) as unknown as Writes,
    )
  for (const some of pieces(over))
    await db.commit((to) => [
      settleWrite(
        to,
        some.map((r) => r.key),
      ),
    ])
}

import { and, eq, like } from 'drizzle-orm'
import type { SyncReportId } from '../../../core/ids.ts'
import { syncFindings, syncReports } from '../../../domain/directory/schema.ts'
import { type Branch, holdersOf } from '../../../domain/people/store.ts'
import type { Db, Writes } from '../../../platform/db/db.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import { letters } from '../../../platform/outbox/schema.ts'
import type { World } from '../../../platform/world.ts'
import { cardOf } from './face.ts'

const letterKey = (reportId: SyncReportId, keeper: string) => `people/sync/${reportId}/${keeper}`

/** Every copy of a list that was sent to somebody. */
export const copiesOf = async (db: Db, reportId: SyncReportId): Promise<string[]> => {
  const rows = await db.read
    .select({ key: letters.key })
    .from(letters)
    .where(like(letters.key, letterKey(reportId, '%')))
  return rows.map((r) => r.key)
}

/** What nobody has answered is shown again once a week, not every morning. */
const isMonday = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).getUTCDay() === 1

/**
 * 出对账单：puts what is open before the branch's administrators, when there is something they have not seen. Older lists
 * lose what this one shows, so that nothing is decided twice.
 *
 * @returns how many differences the list has
 */
export const reportFindings = async (
  world: World,
  branch: Branch,
  { at, partly }: { at: Date; partly: boolean },
): Promise<number> => {
  const { db } = world
  const id = `${at.getTime().toString(36)}.${branch.id}` as SyncReportId
  const open = await db.read
    .select({ reportId: syncFindings.reportId })
    .from(syncFindings)
    .where(and(eq(syncFindings.branchId, branch.id), eq(syncFindings.state, 'open')))
  const isNews = open.some((f) => f.reportId === null || f.reportId === id)
  if (open.length === 0 || !(isNews || isMonday(at))) return 0
  await db.commit((to) => [
    to.insert(syncReports).values({ id, branchId: branch.id, at, partly }).onConflictDoNothing(),
    to
      .update(syncFindings)
      .set({ reportId: id })
      .where(and(eq(syncFindings.branchId, branch.id), eq(syncFindings.state, 'open'))),
  ])
  const keepers = (await holdersOf(db, 'administrator', branch)).filter((k) => k.account)
  const card = await cardOf(db, id)
  if (keepers.length === 0 || !card) {
    world.log.warn('people.sync-unseen', { branch: branch.id, open: open.length })
    return open.length
  }
  await db.commit(
    (to) =>
      keepers.flatMap(({ id: keeper, account }) =>
        account ? [enqueue(to, world, { key: letterKey(id, keeper), lane: 'approval', to: { account }, card })] : [],
      ) as unknown as Writes,
  )
  return open.length
}

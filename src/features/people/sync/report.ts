import { and, eq, like } from 'drizzle-orm'
import { syncTexts as texts } from '../../../../cards/people/texts.sync.ts'
import type { SyncReportId } from '../../../core/ids.ts'
import { syncFindings, syncReports } from '../../../domain/directory/schema.ts'
import { pushAll } from '../../../domain/disturbance/push-all.ts'
import { pushes } from '../../../domain/disturbance/schema.ts'
import { type Branch, holdersOf } from '../../../domain/people/store.ts'
import type { Db } from '../../../platform/db/db.ts'
import type { World } from '../../../platform/world.ts'
import { cardOf } from './face.ts'

const letterKey = (reportId: SyncReportId, keeper: string) => `people/sync/${reportId}/${keeper}`

/** Every copy of a list that was sent to somebody, or waits to be. */
export const copiesOf = async (db: Db, reportId: SyncReportId): Promise<string[]> => {
  const rows = await db.read
    .select({ key: pushes.key })
    .from(pushes)
    .where(like(pushes.key, letterKey(reportId, '%')))
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
  if (keepers.length === 0 || !card) world.log.warn('people.sync-unseen', { branch: branch.id, open: open.length })
  else
    await pushAll(
      world,
      keepers.map(({ id: member }) => ({
        ...{ key: letterKey(id, member), member, kind: 'approval', card },
        line: texts.line(open.length),
      })),
    )
  return open.length
}

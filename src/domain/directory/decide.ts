import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { MemberId, SyncReportId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { planReturn, returnWrites } from '../leaving/come-back.ts'
import { leaveWrites, planLeave } from '../leaving/leave.ts'
import { members } from '../people/schema.ts'
import { type FindingKind, syncFindings } from './schema.ts'

export type Finding = typeof syncFindings.$inferSelect
export type Choice = 'apply' | 'dismiss'

/** What the roster can do about a difference by itself; the others need somebody in Feishu or a roster file. */
export const appliable: ReadonlySet<FindingKind> = new Set([
  'account-gone',
  'returned',
  'account-found',
  'name-differs',
])

export const findingsOf = async (db: Db, reportId: SyncReportId): Promise<Finding[]> =>
  db.read.select().from(syncFindings).where(eq(syncFindings.reportId, reportId)).orderBy(asc(syncFindings.key))

type Remedy = (to: Writer, decided: SQL) => Write[]

const remedyFor = async (
  world: World,
  { kind, memberId, account, name, foundAt, key }: Finding,
  by: MemberId,
): Promise<Remedy> => {
  if (!memberId) return () => []
  switch (kind) {
    case 'account-gone': {
      const cause = `${key}/${foundAt.getTime()}`
      const planned = await planLeave(world, { memberId, at: foundAt, because: 'feishu', by, cause })
      return (to, decided) => (planned.kind === 'may-leave' ? leaveWrites(to, world, planned.plan, decided) : [])
    }
    case 'returned': {
      const planned = await planReturn(world, { memberId, by })
      return (to, decided) => (planned.kind === 'may-return' ? returnWrites(to, world, planned.plan, decided) : [])
    }
    case 'account-found':
      return (to, decided) => [
        to
          .update(members)
          .set({ account })
          .where(
            and(
              eq(members.id, memberId),
              isNull(members.account),
              isNull(members.leftAt),
              sql`not exists (select 1 from members other where other.account = ${account})`,
              decided,
            ),
          ),
      ]
    case 'name-differs':
      return (to, decided) => [
        to
          .update(members)
          .set({ name })
          .where(and(eq(members.id, memberId), isNull(members.leftAt), decided)),
      ]
    default:
      return () => []
  }
}

export type Decision = {
  reportId: SyncReportId
  kind: FindingKind
  choice: Choice
  by: MemberId
  /** The click: the same click again decides nothing anew. */
  act: string
}

/** For a condition: this act decided at least one of them. */
export const decidedBy = (act: string): SQL => sql`exists (select 1 from ${syncFindings} where act = ${act})`

/**
 * 采纳或忽略：what is still open of one kind in that list, with what follows from it, for one commit. What changed since
 * the list was shown has left it, and is not decided unseen. Nothing when nothing is open any more.
 */
export const planDecision = async (
  world: World,
  { reportId, kind, choice, by, act }: Decision,
): Promise<((to: Writer) => Write[]) | undefined> => {
  if (choice === 'apply' && !appliable.has(kind)) return undefined
  const open = (await findingsOf(world.db, reportId)).filter((f) => f.kind === kind && f.state === 'open')
  if (open.length === 0) return undefined
  const remedies = await Promise.all(
    open.map(async (f) => ({ key: f.key, writes: choice === 'apply' ? await remedyFor(world, f, by) : () => [] })),
  )
  return (to) => [
    to
      .update(syncFindings)
      .set({
        state: choice === 'apply' ? 'applied' : 'dismissed',
        ...(choice === 'apply' && { name: '' }),
        ...{ decidedBy: by, decidedAt: world.clock.now(), act },
      })
      .where(and(eq(syncFindings.reportId, reportId), eq(syncFindings.kind, kind), eq(syncFindings.state, 'open'))),
    ...remedies.flatMap(({ key, writes }) =>
      writes(to, sql`exists (select 1 from ${syncFindings} where key = ${key} and act = ${act})`),
    ),
    audit(
      to,
      world,
      {
        actor: by,
        action: choice === 'apply' ? 'people.findings-applied' : 'people.findings-dismissed',
        object: reportId,
        detail: { kind, count: open.length },
      },
      decidedBy(act),
    ),
  ]
}

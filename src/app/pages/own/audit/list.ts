import { and, asc, desc, eq, gte, inArray, lt, type SQL } from 'drizzle-orm'
import { instantAt, type LocalDate } from '../../../../core/clock.ts'
import type { Actor } from '../../../../domain/access/actor.ts'
import { branchesWithin } from '../../../../domain/access/within.ts'
import { auditLines } from '../../../../domain/audit/schema.ts'
import { members } from '../../../../domain/people/schema.ts'
import type { World } from '../../../../platform/world.ts'

export type AuditFilter = { action: string; from: string; to: string; before: number; limit: number }

const dayIn = (text: string): LocalDate | undefined =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? (text as LocalDate) : undefined
const dayMs = 24 * 3_600_000

/** What people of the branches within reach did; the system's and the command line's own acts where those are all. */
const reach = async (world: World, actor: Actor): Promise<SQL | undefined> => {
  const { ids, all } = await branchesWithin(world, actor, 'audit.view')
  return all ? undefined : inArray(members.branchId, ids)
}

/** Newest first. */
export const auditFor = async (world: World, actor: Actor, { action, from, to, before, limit }: AuditFilter) => {
  const [first, last] = [dayIn(from), dayIn(to)]
  return world.db.read
    .select({ line: auditLines, name: members.name })
    .from(auditLines)
    .leftJoin(members, eq(members.id, auditLines.actor as never))
    .where(
      and(
        await reach(world, actor),
        action === '' ? undefined : eq(auditLines.action, action),
        first && gte(auditLines.at, instantAt(first, '00:00')),
        last && lt(auditLines.at, new Date(instantAt(last, '00:00').getTime() + dayMs)),
        before > 0 ? lt(auditLines.seq, before) : undefined,
      ),
    )
    .orderBy(desc(auditLines.seq))
    .limit(limit)
}

/** Every kind of act that stands in the audit. */
export const auditActions = async ({ db }: World): Promise<string[]> => {
  const rows = await db.read
    .selectDistinct({ action: auditLines.action })
    .from(auditLines)
    .orderBy(asc(auditLines.action))
  return rows.map((row) => row.action)
}

import type { Sheet, SheetIssue } from '../../../core/sheet.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { checkRoster } from '../../../domain/people/check-roster.ts'
import { findAccounts } from '../../../domain/people/find-accounts.ts'
import { importRoster, type RosterSummary } from '../../../domain/people/import-roster.ts'
import { issuesOf } from '../../../domain/people/problems.ts'
import type { Roster } from '../../../domain/people/roster.ts'
import type { Sheets } from '../../../platform/sheets.ts'
import type { World } from '../../../platform/world.ts'
import { limitsOf } from '../reach.ts'

type Table = { sheets: readonly Sheet[]; issues: readonly SheetIssue[]; rows: number }
export type Judged =
  | { kind: 'unreadable'; reason: string }
  | ({ kind: 'problems' } & Table)
  | ({ kind: 'ready'; roster: Roster; summary: RosterSummary } & Table)

/**
 * 试导入：the file read and judged by itself, beside Feishu's accounts, beside the roster that we have and by what this
 * person may. Nothing is written, and the mobile numbers of the file end here.
 */
export const judgeFile = async (
  world: World,
  tables: Sheets,
  actor: Actor,
  file: { name: string; bytes: Uint8Array },
): Promise<Judged> => {
  const read = await tables.read(file.name, file.bytes)
  if (!read.ok) return { kind: 'unreadable', reason: read.reason }
  const { sheets } = read
  const { roster, issues, rows, mobiles, places } = checkRoster(sheets)
  if (!roster) return { kind: 'problems', sheets, issues, rows }
  const found = await findAccounts(world, roster, mobiles)
  const planned =
    found.problems.length > 0
      ? { kind: 'refused' as const, problems: found.problems }
      : await importRoster(world, found.roster, { dryRun: true, actor: actor.id, limits: limitsOf(actor) })
  if (planned.kind === 'refused')
    return { kind: 'problems', sheets, issues: [...issues, ...issuesOf(planned.problems, places)], rows }
  if (planned.kind !== 'planned') throw new Error(`a dry run is ${planned.kind}`)
  return { kind: 'ready', sheets, issues, rows, roster: found.roster, summary: planned }
}

import { policyTitles } from '../../../../cards/import/texts.policy.ts'
import type { Held, ImportFace, Problem } from '../../../../cards/people/import.card.ts'
import { roleNames } from '../../../../cards/shell/texts.roles.ts'
import { localDateOf } from '../../../core/clock.ts'
import type { SheetIssue } from '../../../core/sheet.ts'
import type { RosterSummary } from '../../../domain/people/import-roster.ts'
import type { Held as HeldBack } from '../../../domain/people/roster.ts'

const heldFace = (held: HeldBack): Held =>
  held.kind === 'role'
    ? { ...held, role: roleNames[held.role] }
    : { kind: 'rule', branch: held.branch, title: policyTitles[held.key] }

/** '3-2 09:12' at the mine. */
const shortly = (at: Date): string => {
  const time = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  return `${localDateOf(at).slice(5).replace(/^0/, '').replace('-0', '-')} ${time}`
}

export const faceOf = (
  about: Pick<ImportFace, 'draft' | 'name' | 'rows' | 'remarks'>,
  { added, returned, changed, unchanged, withoutAccount, missing, held }: RosterSummary,
  expiresAt: Date,
): ImportFace => ({
  ...about,
  ...{ added, returned, changed, unchanged, withoutAccount, missing },
  held: held.map(heldFace),
  expires: shortly(expiresAt),
})

/** The rows that a remark names before «and so on». */
const firstRows = 5

/** Kind by kind, the most frequent first. */
export const problemsOf = (issues: readonly SheetIssue[]): Problem[] => {
  const kinds = new Map<string, SheetIssue[]>()
  for (const issue of issues)
    if (issue.level === 'rejected') {
      const kind = `${issue.column}/${issue.code}`
      kinds.set(kind, [...(kinds.get(kind) ?? []), issue])
    }
  return [...kinds.values()]
    .sort((a, b) => b.length - a.length)
    .map((all) => ({
      column: all[0]?.column ?? '',
      message: all[0]?.message ?? '',
      count: all.length,
      rows: all.slice(0, firstRows).map((i) => i.row),
    }))
}

import type { BankFace, Problem } from '../../../../cards/bank/import.card.ts'
import { localDateOf, localTimeOf } from '../../../core/clock.ts'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import type { SheetIssue } from '../../../core/sheet.ts'
import type { World } from '../../../platform/world.ts'
import type { QuestionReport } from '../doctor/check.ts'
import type { bankDrafts } from '../schema.ts'

/** What was checked waits a day for a word. Milliseconds. */
const patience = 24 * 3_600_000

/** '3-2 09:12' at the mine. */
const shortly = (at: Date): string =>
  `${localDateOf(at).slice(5).replace(/^0/, '').replace('-0', '-')} ${localTimeOf(at)}`

/** The rows that a remark names before «and so on», and the kinds that are kept of a draft. */
const firstRows = 5
const mostKinds = 40

/** Kind by kind, the most frequent first: what keeps a row out. */
export const problemsOf = (issues: readonly SheetIssue[]): Problem[] => {
  const kinds = new Map<string, SheetIssue[]>()
  for (const issue of issues)
    if (issue.level === 'rejected' || issue.level === 'doubtful') {
      const kind = `${issue.column}/${issue.code}`
      const same = kinds.get(kind)
      if (same) same.push(issue)
      else kinds.set(kind, [issue])
    }
  return [...kinds.values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostKinds)
    .map((all) => ({
      column: all[0]?.column ?? '',
      message: all[0]?.message ?? '',
      count: all.length,
      rows: all.slice(0, firstRows).map((i) => i.row),
    }))
}

export type NewDraft = {
  eventId: string
  memberId: MemberId
  way: 'chat' | 'page'
  name: string
  /** Whose words they are and under what licence; the file's name when nobody says. */
  source?: string
  /** Into which bank, and what that is called. */
  into: { branchId: BranchId | ''; name: string }
}

/** 草稿：exactly what was checked and shown is what will be imported. */
export const draftOf = (
  { ids, clock }: Pick<World, 'ids' | 'clock'>,
  { into, source, name: given, ...from }: NewDraft,
  { questions, issues, rows, accepted, fixed, doubtful, rejected }: QuestionReport,
): { row: typeof bankDrafts.$inferInsert; face: BankFace } => {
  const id = ids.next()
  const name = given.slice(0, 200)
  const checkedAt = clock.now()
  const expiresAt = new Date(checkedAt.getTime() + patience)
  const face = {
    ...{ draft: id, name, branch: into.name, rows, accepted, fixed, doubtful, rejected },
    ...{ problems: problemsOf(issues), expires: shortly(expiresAt) },
  }
  return {
    row: {
      ...{ id, ...from, name, branchId: into.branchId, source: source || name, state: 'open', checkedAt, expiresAt },
      ...{ content: JSON.stringify(questions), shown: JSON.stringify(face) },
    },
    face,
  }
}

/** The letter that shows it. */
export const draftLetterKey = (id: string): string => `bank/import/${id}`

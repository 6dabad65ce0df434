import type { BankFace, Problem } from '../../../../cards/bank/import.card.ts'
import { texts } from '../../../../cards/bank/texts.ts'
import { questionTexts } from '../../../../cards/import/texts.questions.ts'
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

/** What was not even taken for a question is left out as well. */
const unread = new Set(['no-header', 'not-a-question'])
const keepsOut = ({ level, code }: SheetIssue) => level === 'rejected' || level === 'doubtful' || unread.has(code)

const problemOf = (all: readonly SheetIssue[], ofSeveral: boolean): Problem => {
  const [first] = all
  const { column = '', message = '' } = first ?? {}
  const place = ({ sheet, unit, row }: SheetIssue) => {
    const at = questionTexts.place(unit, row)
    return ofSeveral ? questionTexts.placeIn(sheet, at) : at
  }
  const some = all.slice(0, firstRows)
  const alike = all.every((issue) => issue.message === message)
  return {
    column,
    message: first && !alike ? texts.import.likewise(message, place(first)) : message,
    count: all.length,
    rows: some.map(({ row }) => row),
    ...((ofSeveral || first?.unit) && { places: some.map(place) }),
  }
}

const saysMore = (issue: SheetIssue) => issue.level === 'ignored' && !keepsOut(issue)

/** What does not keep anything out: how columns were read, what is the same as another row, what might be better. */
export const remarksOf = (issues: readonly SheetIssue[]): Problem[] => gathered(issues, saysMore)

/** Kind by kind, the most frequent first: what keeps a row out. */
export const problemsOf = (issues: readonly SheetIssue[]): Problem[] => gathered(issues, keepsOut)

const gathered = (issues: readonly SheetIssue[], which: (issue: SheetIssue) => boolean): Problem[] => {
  const ofSeveral = new Set(issues.map(({ sheet }) => sheet)).size > 1
  const kinds = new Map<string, SheetIssue[]>()
  for (const issue of issues)
    if (which(issue)) {
      const kind = `${issue.column}/${issue.code}`
      const same = kinds.get(kind)
      if (same) same.push(issue)
      else kinds.set(kind, [issue])
    }
  return [...kinds.values()]
    .toSorted((a, b) => b.length - a.length)
    .slice(0, mostKinds)
    .map((all) => problemOf(all, ofSeveral))
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
    ...{ problems: problemsOf(issues), remarks: remarksOf(issues), expires: shortly(expiresAt) },
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

import { rosterTexts as texts, rosterWords as words } from '../../../cards/import/texts.roster.ts'
import { cleanCell, isBlankRow, wordOf } from '../../core/cells.ts'
import { findHeader } from '../../core/header.ts'
import type { Sheet, SheetIssue } from '../../core/sheet.ts'
import type { Places } from './problems.ts'
import { readBranch } from './read-branch.ts'
import { type PersonRow, readPerson } from './read-person.ts'
import { firstRows, type Remarks, type RosterColumn, remarksOn } from './remarks.ts'
import type { Roster } from './roster.ts'
import { wrongMentors } from './wrong-mentors.ts'

export type RosterReport = {
  /** People's rows. */
  rows: number
  issues: readonly SheetIssue[]
  /** Absent when a row is rejected: a file with errors changes nothing. */
  roster?: Roster
  /** By staff number: to find the accounts of those who have none in the file, and for nothing else. */
  mobiles: ReadonlyMap<string, string>
  /** Where somebody, or a branch, stands in the file: for what only turns out beside the roster that we have. */
  places: Places
}

type Cells = (column: RosterColumn) => string

/** Every row below the header that says anything, with its number as people count. */
const rowsBelow = (sheet: Sheet, header: { row: number; at: ReadonlyMap<RosterColumn, number> }) =>
  sheet.rows.flatMap((cells, i) => {
    if (i <= header.row || isBlankRow(cells)) return []
    const cell: Cells = (column) => cleanCell(cells[header.at.get(column) ?? -1] ?? '')
    return [{ row: i + 1, cell }]
  })

/** The header, or what is missing in it. */
const headerOf = (
  sheet: Sheet,
  columns: Readonly<Record<string, RosterColumn>>,
  found: readonly RosterColumn[],
  required: readonly RosterColumn[],
  { reject, ignore }: Remarks,
) => {
  const header = findHeader(sheet, columns, found)
  if (!header) return
  const row = header.row + 1
  for (const { words: given } of header.unknown) ignore(row, '', 'unknown-column', texts.unknownColumn(given))
  for (const { column, words: given } of header.twice) reject(row, column, 'column-twice', texts.columnTwice(given))
  for (const column of required)
    if (!header.at.has(column)) reject(row, column, 'missing-column', texts.missingColumn(words.titles[column]))
  return header
}

type Placed<T> = T & { row: number }

const readPeople = (sheet: Sheet, remarks: Remarks): Placed<PersonRow>[] => {
  const { reject, doubt } = remarks
  const required = ['staffNo', 'name', 'branch', 'team'] as const
  const header = headerOf(sheet, words.columns, ['staffNo', 'name'], required, remarks)
  if (!header) return reject(1, '', 'no-header', texts.noPeople) ?? []
  if (required.some((column) => !header.at.has(column))) return []
  const rows = rowsBelow(sheet, header)
  if (rows.length === 0) reject(header.row + 1, '', 'no-rows', texts.noRows)
  const [staffNos, accounts, mobiles, twins] = [firstRows(), firstRows(), firstRows(), firstRows()]
  const people = rows.map(({ row, cell }) => {
    const read = readPerson(cell, row, remarks, (column) => header.at.has(column))
    const { staffNo, account } = read.person
    const sameNo = staffNo === '' ? undefined : staffNos(staffNo, row)
    if (sameNo) reject(row, 'staffNo', 'staff-no-twice', texts.staffNoTwice(staffNo, sameNo))
    const sameAccount = account ? accounts(account, row) : undefined
    if (sameAccount) reject(row, 'account', 'account-twice', texts.accountTwice(sameAccount))
    const sameMobile = read.mobile ? mobiles(read.mobile, row) : undefined
    if (sameMobile) reject(row, 'mobile', 'mobile-twice', texts.mobileTwice(sameMobile))
    const { name, branch, team } = read.person
    const twin = name === '' || sameNo ? undefined : twins(JSON.stringify([name, branch, team]), row)
    if (twin) doubt(row, 'name', 'name-twin', texts.nameTwin(twin))
    return { ...read, row }
  })
  for (const { row, obstacle } of wrongMentors(people))
    if (obstacle !== 'self') reject(row, 'mentor', 'mentor', texts.mentor[obstacle])
  return people
}

const readBranches = (sheet: Sheet, remarks: Remarks) => {
  const { reject } = remarks
  const header = headerOf(sheet, words.branchColumns, ['branch'], [], remarks)
  if (!header) return reject(1, 'branch', 'missing-column', texts.missingColumn(words.titles.branch)) ?? []
  const [names, chats] = [firstRows(), firstRows()]
  return rowsBelow(sheet, header).map(({ row, cell }) => {
    const branch = readBranch(cell, row, remarks)
    const sameName = branch.name === '' ? undefined : names(branch.name, row)
    if (sameName) reject(row, 'branch', 'branch-twice', texts.branchTwice(sameName))
    const sameChat = branch.chatId ? chats(branch.chatId, row) : undefined
    if (sameChat) reject(row, 'chat', 'chat-twice', texts.chatTwice(sameChat))
    return { branch, row }
  })
}

/**
 * 花名册，判过的：every bad row with its place and a reason, or the roster. A csv, or the only sheet besides 支部, is 人员
 * whatever it is called. A cell `-` under open_id says that somebody has no account.
 */
export const checkRoster = (sheets: readonly Sheet[]): RosterReport => {
  const issues: SheetIssue[] = []
  const called = (name: string) => sheets.find((sheet) => wordOf(sheet.name) === name)
  const branchSheet = sheets.length > 1 ? called(words.branches) : undefined
  const others = sheets.filter((sheet) => sheet !== branchSheet)
  const peopleSheet = called(words.people) ?? (others.length === 1 ? others[0] : undefined)
  for (const sheet of others)
    if (sheet !== peopleSheet && peopleSheet)
      remarksOn(issues, sheet.name).ignore(1, '', 'unknown-sheet', texts.unknownSheet)
  if (!peopleSheet) remarksOn(issues, sheets[0]?.name ?? '').reject(1, '', 'no-people', texts.noPeople)

  const people = peopleSheet ? readPeople(peopleSheet, remarksOn(issues, peopleSheet.name)) : []
  const branches = branchSheet ? readBranches(branchSheet, remarksOn(issues, branchSheet.name)) : []
  const mobiles = new Map(
    people.flatMap(({ person, mobile }) =>
      mobile && person.account === undefined ? [[person.staffNo, mobile] as const] : [],
    ),
  )
  const places: Places = {
    people: { sheet: peopleSheet?.name ?? '', rows: new Map(people.map((p) => [p.person.staffNo, p.row])) },
    branches: { sheet: branchSheet?.name ?? '', rows: new Map(branches.map((b) => [b.branch.name, b.row])) },
  }
  const report = { rows: people.length, issues, mobiles, places }
  if (issues.some((i) => i.level === 'rejected')) return report
  return { ...report, roster: { people: people.map((p) => p.person), branches: branches.map((b) => b.branch) } }
}

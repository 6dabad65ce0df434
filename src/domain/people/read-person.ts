import { rosterTexts as texts, rosterWords as words } from '../../../cards/import/texts.roster.ts'
import { wordOf } from '../../core/cells.ts'
import { instantAt, type LocalDate } from '../../core/clock.ts'
import type { AccountId } from '../../core/ids.ts'
import { date } from '../policy/read.ts'
import type { Remarks, RosterColumn } from './remarks.ts'
import type { Employment, Role } from './roles.ts'
import type { RosterPerson } from './roster.ts'

export type PersonRow = { person: RosterPerson; mobile?: string }
type Cells = (column: RosterColumn) => string

const known = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined
const longest: Partial<Record<RosterColumn, number>> = { name: 50, branch: 50, team: 50, post: 50, shift: 50 }

const nameOf = (given: string, row: number, { fix }: Remarks): string => {
  if (!words.han.test(given) || !/\s/.test(given)) return given
  fix(row, 'name', 'name-blanks', texts.nameBlanks)
  return given.replace(/\s+/g, '')
}

/** Nothing when the cell is empty, null when it says that there is none. */
const accountOf = (given: string, row: number, { reject }: Remarks): AccountId | null | undefined => {
  if (given === '') return undefined
  if (words.none.some((none) => none === given)) return null
  return /^ou_\w{1,100}$/.test(given) ? (given as AccountId) : reject(row, 'account', 'account', texts.account(given))
}

const mobileOf = (given: string, row: number, { reject }: Remarks): string | undefined => {
  if (words.none.some((none) => none === given)) return undefined
  const digits = given.normalize('NFKC').replace(/[\s()-]/g, '')
  return /^(1\d{10}|\+\d{7,15})$/.test(digits) ? digits : reject(row, 'mobile', 'mobile', texts.mobile)
}

const employmentOf = (given: string, row: number, { reject }: Remarks): Employment => {
  const employment = given === '' ? 'regular' : known<Employment>(words.employments, wordOf(given))
  if (!employment) reject(row, 'employment', 'employment', texts.employment(given))
  return employment ?? 'regular'
}

const partyMemberOf = (given: string, row: number, { reject }: Remarks): boolean => {
  const word = wordOf(given)
  const yes = words.yes.some((w) => w === word)
  if (!yes && !words.no.some((w) => w === word)) reject(row, 'partyMember', 'party-member', texts.partyMember(given))
  return yes
}

const rolesOf = (given: string, row: number, { reject }: Remarks): Role[] => {
  const named = given.split(words.between).filter((word) => word !== '')
  const roles = named.flatMap((word) => known<Role>(words.roles, wordOf(word)) ?? [])
  for (const word of named) if (!known(words.roles, wordOf(word))) reject(row, 'roles', 'role', texts.role(word))
  return [...new Set(roles)].filter((role) => role !== 'worker')
}

const sinceOf = (given: string, row: number, { reject }: Remarks): Date | undefined => {
  if (given === '') return undefined
  const read = date(given)
  return 'wrong' in read ? reject(row, 'since', 'since', read.wrong) : instantAt(read.value as LocalDate, '00:00')
}

/** What stands in the columns that a file may leave out: without the column things stay as they are. */
const optionalOf = (cell: Cells, row: number, remarks: Remarks, has: (column: RosterColumn) => boolean) => ({
  ...(has('post') && { post: cell('post') }),
  ...(has('employment') && { employment: employmentOf(cell('employment'), row, remarks) }),
  ...(has('shift') && { shift: cell('shift') }),
  ...(has('partyMember') && { partyMember: partyMemberOf(cell('partyMember'), row, remarks) }),
  ...(has('roles') && { roles: rolesOf(cell('roles'), row, remarks) }),
})

/** One row of 人员 in the roster's own terms; everything that is wrong with it is remarked on at once. */
export const readPerson = (
  cell: Cells,
  row: number,
  remarks: Remarks,
  has: (column: RosterColumn) => boolean,
): PersonRow => {
  const { reject } = remarks
  const staffNo = cell('staffNo').normalize('NFKC')
  if (staffNo !== '' && !/^[A-Za-z0-9_-]{1,32}$/.test(staffNo))
    reject(row, 'staffNo', 'staff-no', texts.staffNo(staffNo))
  for (const column of ['staffNo', 'name', 'branch', 'team'] as const)
    if (cell(column) === '') reject(row, column, 'empty', texts.empty(words.titles[column]))
  for (const [column, most] of Object.entries(longest) as [RosterColumn, number][])
    if (cell(column).length > most) reject(row, column, 'too-long', texts.tooLong(most))
  const mentorStaffNo = cell('mentor').normalize('NFKC')
  if (mentorStaffNo !== '' && mentorStaffNo === staffNo) reject(row, 'mentor', 'own-mentor', texts.ownMentor)

  const account = accountOf(cell('account'), row, remarks)
  const mobile = mobileOf(cell('mobile'), row, remarks)
  const since = sinceOf(cell('since'), row, remarks)
  const person: RosterPerson = {
    staffNo,
    name: nameOf(cell('name'), row, remarks),
    ...(account === undefined ? {} : { account }),
    branch: cell('branch'),
    team: cell('team'),
    ...optionalOf(cell, row, remarks, has),
    ...(since && { since }),
    ...(words.none.some((none) => none === mentorStaffNo) ? {} : { mentorStaffNo }),
  }
  return { person, ...(mobile === undefined ? {} : { mobile }) }
}

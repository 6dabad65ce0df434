import type { AccountId, BranchId, MemberId } from '../../core/ids.ts'
import type { Person } from '../../platform/feishu/port.ts'
import type { FindingKind } from './schema.ts'

/** Somebody of the branch, or who has left it. */
export type Known = { id: MemberId; name: string; staffNo: string; account: AccountId | null; leftAt: Date | null }

/** An account and what was seen of it; what was not looked at is absent. */
export type Seen = {
  account: AccountId
  /** The name that the group or the address book shows. */
  name?: string
  inGroup?: boolean
  /** 'unseen': asked for and not shown. */
  person?: Person | 'unseen'
  /** In a department of the branch's or a team's name; or just now new in the company. */
  inDepartment?: boolean
}

export type Difference = { kind: FindingKind; memberId: MemberId | null; account: AccountId; name: string }
/** What is found, and which other kinds were looked for and are not the case. */
export type Judgement = { found: Difference[]; cleared: FindingKind[] }

/**
 * Whom a person without entry is likely to be: the company's own number decides; without one, the only one of that name.
 */
const likelyOf = (seen: Seen, person: Person | undefined, unbound: readonly Known[]): Known | undefined => {
  if (person?.staffNo) return unbound.find((m) => m.staffNo === person.staffNo)
  const sameName = unbound.filter((m) => m.name === (person?.name ?? seen.name))
  return sameName.length === 1 ? sameName[0] : undefined
}

/**
 * 比一个账号。Pure: what the roster and Feishu say differently about one account.
 *
 * @param roster those of the branch, leavers too
 * @param elsewhere whoever is known and here, but in another branch, is nobody's stranger
 */
export const judge = (seen: Seen, roster: readonly Known[], elsewhere: ReadonlySet<AccountId>): Judgement => {
  const owner = roster.find((m) => m.account === seen.account)
  const here = owner && !owner.leftAt ? owner : undefined
  const left = owner?.leftAt ? owner : undefined
  const person = seen.person === 'unseen' ? undefined : seen.person
  const gone = person?.standing === 'gone'
  const likely = owner || elsewhere.has(seen.account) ? undefined : likelyOf(seen, person, unboundOf(roster))
  const stranger = !owner && !elsewhere.has(seen.account)

  const verdicts: { kind: FindingKind; looked: boolean; is: boolean; about?: Known | undefined; name?: string }[] = [
    { kind: 'not-in-group', looked: seen.inGroup !== undefined, is: !!here && seen.inGroup === false, about: here },
    { kind: 'left-in-group', looked: seen.inGroup !== undefined, is: !!left && seen.inGroup === true, about: left },
    { kind: 'stranger-in-group', looked: seen.inGroup !== undefined, is: stranger && seen.inGroup === true && !likely },
    { kind: 'account-found', looked: !gone, is: !!likely && !gone, about: likely },
    { kind: 'account-gone', looked: seen.person !== undefined, is: !!here && gone, about: here },
    { kind: 'out-of-range', looked: seen.person !== undefined, is: !!here && seen.person === 'unseen', about: here },
    {
      ...{ kind: 'name-differs', looked: person?.name !== undefined, about: here },
      is: !!here && !gone && person?.name !== here.name,
    },
    {
      kind: 'returned',
      // Whoever came back need not stand in a department of ours: that alone takes nothing back.
      looked: seen.inDepartment === true || gone || seen.person === 'unseen' || !!here,
      is: !!left && !gone && !!seen.inDepartment,
      about: left,
    },
    {
      ...{ kind: 'new-in-department', looked: seen.inDepartment !== undefined },
      is: stranger && !likely && !gone && !!seen.inDepartment,
    },
  ]
  const name = person?.name ?? seen.name ?? ''
  const looked = verdicts.filter((v) => v.looked)
  return {
    found: looked
      .filter((v) => v.is)
      .map(({ kind, about }) => ({ kind, memberId: about?.id ?? null, account: seen.account, name })),
    cleared: looked.filter((v) => !v.is).map(({ kind }) => kind),
  }
}

const unboundOf = (roster: readonly Known[]) => roster.filter((m) => !m.account && !m.leftAt)

/** One difference is one row, whoever finds it and however often. */
export const keyOf = (branchId: BranchId, kind: FindingKind, about: AccountId | 'group'): string =>
  `${branchId}/${kind}/${about}`

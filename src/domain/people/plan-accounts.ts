import { rosterTexts as texts } from '../../../cards/import/texts.roster.ts'
import type { Limits, Roster, RosterPlan } from './roster.ts'
import type { Before } from './roster-before.ts'

/** One account, one person: whoever has it now gives it up in the same file, or has left, or it is a problem. */
export const planAccounts = (plan: RosterPlan, before: Before, { people }: Roster, limits: Limits | undefined) => {
  const staying = new Map<string, string>()
  for (const { staffNo, account } of people) {
    const kept = account === undefined ? before.members.get(staffNo)?.account : undefined
    if (kept) staying.set(kept, staffNo)
  }
  const inFile = new Set(people.map((p) => p.staffNo))
  for (const { staffNo, account } of people) {
    const owner = account && before.owners.get(account)
    if (!account || !owner || owner.staffNo === staffNo) continue
    if (!inFile.has(owner.staffNo) && owner.leftAt) {
      plan.freed.push(owner.id)
      continue
    }
    if (inFile.has(owner.staffNo) && staying.get(account) !== owner.staffNo) continue
    const branch = before.branchById.get(owner.branchId)
    const known = !limits || (branch && limits.reaches({ companyId: branch.companyId, branchId: branch.id }))
    const message = known ? texts.accountTaken(owner.staffNo) : texts.accountUsed
    plan.problems.push({ staffNo, column: 'account', code: 'account-taken', message })
  }
}

import { rosterTexts as texts } from '../../../cards/import/texts.roster.ts'
import type { BranchId, CompanyId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import type { PolicyKey } from '../policy/keys.ts'
import { ruleOf } from '../policy/keys.ts'
import { nextVersions, policyOf } from '../policy/policy.ts'
import type { Limits, Roster, RosterBranch, RosterPlan } from './roster.ts'
import type { Before } from './roster-before.ts'
import { ownCompany } from './schema.ts'

type Reading = Pick<World, 'db' | 'ids'>
type Branch = RosterPlan['branches'][number]

const planPolicies = async (
  { db }: Reading,
  plan: RosterPlan,
  { id, name }: Branch,
  wanted: RosterBranch['policy'],
  limits: Limits | undefined,
) => {
  const [now, versions] = [await policyOf(db, id), await nextVersions(db, id)]
  for (const [key, value] of Object.entries(wanted) as [PolicyKey, string][]) {
    if (now[key] === value) continue
    if (limits && ruleOf(key).weighty) plan.held.push({ kind: 'policy', branch: name, key })
    else plan.policies.push({ branchId: id, key, value, version: versions.get(key) ?? 1 })
  }
}

const companyOf = ({ ids }: Reading, plan: RosterPlan, before: Before, name: string): CompanyId => {
  const known = before.companies.get(name)
  if (known) return known
  const company = { id: ids.next() as CompanyId, name }
  before.companies.set(name, company.id)
  plan.companies.push(company)
  return company.id
}

/** The file's branches by name, each as it will be; those that begin or change are planned. */
export const planBranches = async (
  world: Reading,
  plan: RosterPlan,
  before: Before,
  roster: Roster,
  limits: Limits | undefined,
): Promise<Map<string, Branch>> => {
  const chats = new Map([...before.branches.values()].flatMap((b) => (b.chatId ? [[b.chatId, b.name] as const] : [])))
  const byName = new Map<string, Branch>()
  for (const name of new Set([...roster.branches.map((b) => b.name), ...roster.people.map((p) => p.branch)])) {
    const wanted = roster.branches.find((b) => b.name === name)
    const old = before.branches.get(name)
    const usual = old?.companyId ?? limits?.home ?? ownCompany
    const named = wanted?.company === undefined ? usual : before.companies.get(wanted.company)
    const mayName = !limits || (limits.reaches({ companyId: usual }) && named && limits.reaches({ companyId: named }))
    const branch = {
      id: old?.id ?? (world.ids.next() as BranchId),
      name,
      companyId: named ?? (mayName && wanted?.company ? companyOf(world, plan, before, wanted.company) : usual),
      chatId: wanted?.chatId ?? old?.chatId ?? null,
    }
    byName.set(name, branch)
    if (named !== usual && !mayName)
      plan.problems.push({ branch: name, column: 'company', code: 'out-of-scope', message: texts.companyFixed })
    const owner = wanted?.chatId && chats.get(wanted.chatId)
    if (owner && owner !== name)
      plan.problems.push({ branch: name, column: 'chat', code: 'chat-used', message: texts.chatUsed })
    const within = !limits || limits.reaches({ companyId: usual, ...(old && { branchId: old.id }) })
    if (wanted && !within)
      plan.problems.push({ branch: name, column: 'branch', code: 'out-of-scope', message: texts.outOfScope })
    if (!old || old.chatId !== branch.chatId || old.companyId !== branch.companyId) plan.branches.push(branch)
    if (wanted && within) await planPolicies(world, plan, branch, wanted.policy, limits)
  }
  return byName
}

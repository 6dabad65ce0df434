import { type Role, usualScope } from './roles.ts'
import type { GrantRow, Limits, MemberRow, RosterPerson, RosterPlan } from './roster.ts'

/** Those that reach far: a person gives or takes them only on the command line, or with a second person. */
const weighty: readonly Role[] = ['administrator', 'secretary', 'auditor']

const same = (a: GrantRow, b: GrantRow) => a.role === b.role && a.scopeKind === b.scopeKind && a.scopeId === b.scopeId

/** Roles as the file has them, each where it usually holds. A team's leader who moves leads the new team. */
export const planRoles = (
  plan: RosterPlan,
  held: readonly GrantRow[],
  { staffNo, roles }: RosterPerson,
  { id, branchId, teamId }: MemberRow,
  limits: Limits | undefined,
): void => {
  const wanted = (roles ?? []).map((role): GrantRow => {
    const scopeKind = usualScope(role)
    return { memberId: id, role, scopeKind, scopeId: scopeKind === 'team' ? teamId : branchId }
  })
  // What holds within the company was not given by a roster and is not taken by one.
  const revoked = roles ? held.filter((h) => h.scopeKind !== 'company' && !wanted.some((w) => same(h, w))) : []
  const granted = wanted.filter((w) => !held.some((h) => same(h, w)))
  const mayNot = ({ role }: GrantRow) => limits !== undefined && (id === limits.self || weighty.includes(role))
  plan.revoked.push(...revoked.filter((r) => !mayNot(r)))
  plan.granted.push(...granted.filter((g) => !mayNot(g)))
  const hold = (gives: boolean) => (grant: GrantRow) => ({ kind: 'role', staffNo, role: grant.role, gives }) as const
  plan.held.push(...granted.filter(mayNot).map(hold(true)), ...revoked.filter(mayNot).map(hold(false)))
}

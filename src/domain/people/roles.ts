/** The roles of the roster file; everyone is a worker besides. */
export const roles = [
  'worker',
  'team-leader',
  'duty-cadre',
  'safety-officer',
  'union-watch',
  'committee',
  'secretary',
  'union-seat',
  'administrator',
  'auditor',
] as const
export type Role = (typeof roles)[number]

/** Within what a role holds. */
export const scopeKinds = ['company', 'branch', 'team'] as const
export type ScopeKind = (typeof scopeKinds)[number]

/** What a role in the roster file holds within when nothing else is said: a team's leader leads that team. */
export const usualScope = (role: Role): ScopeKind => (role === 'team-leader' ? 'team' : 'branch')

/** 正式 · 劳务派遣 · 外包 */
export const employments = ['regular', 'dispatched', 'contracted'] as const
export type Employment = (typeof employments)[number]

import type { Role } from '../people/roles.ts'

/**
 * One way to be allowed: everyone in the roster; whoever the thing belongs to; the holder of a role within whose scope it
 * lies; the mentor of whom it belongs to; one of those who decide it. `notOwn` excludes one's own things.
 */
export type Way = 'everyone' | 'own' | 'mentor' | 'decider' | { roles: readonly Role[]; notOwn?: true }

const leaders = ['secretary', 'committee'] as const
const office = ['administrator'] as const

/** Who may what. What does not stand here may nobody; several ways are alternatives. */
export const acts = {
  'study.answer': ['everyone'],
  'record.view': ['own', 'mentor', { roles: ['secretary', 'administrator', 'auditor'] }, { roles: ['team-leader'] }],
  'record.export': ['own'],
  'people.list': [{ roles: [...leaders, ...office, 'auditor', 'team-leader', 'duty-cadre'] }],
  'people.import': [{ roles: office }],
  'people.sync': [{ roles: office }],
  'people.erase': [{ roles: office }],
  'roles.change': [{ roles: office, notOwn: true }],
  'pairing.view': ['own', 'mentor', { roles: [...leaders, ...office, 'auditor'] }],
  'pairing.change': [{ roles: ['secretary', ...office] }],
  'shift.view': ['everyone'],
  'shift.change': [{ roles: ['team-leader', 'duty-cadre', 'secretary', ...office] }],
  'calendar.change': [{ roles: office }],
  'policy.view': ['everyone'],
  'policy.propose': [{ roles: ['secretary', ...office] }],
  'approval.decide': ['decider'],
  'settings.change': ['own'],
  'letters.view': [{ roles: office }],
  'letters.operate': [{ roles: office }],
  'audit.view': [{ roles: [...office, 'auditor', 'secretary'] }],
} as const satisfies Record<`${string}.${string}`, readonly Way[]>

export type Act = keyof typeof acts

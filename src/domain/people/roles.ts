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

/** 正式 · 劳务派遣 · 外包 */
export const employments = ['regular', 'dispatched', 'contracted'] as const
export type Employment = (typeof employments)[number]

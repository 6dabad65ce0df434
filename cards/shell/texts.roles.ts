/** Roles and where they hold, as people call them. */
export const roleNames = {
  worker: '职工',
  'team-leader': '班组长',
  'duty-cadre': '跟班队干',
  'safety-officer': '安全员',
  'union-watch': '群监员',
  committee: '支委',
  secretary: '书记',
  'union-seat': '工会代表',
  administrator: '管理员',
  auditor: '审计',
} as const

export const scopeNames = { company: '公司', branch: '支部', team: '班组' } as const

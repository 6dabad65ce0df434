import type { Department, User } from './types.ts'
import { unionIdOf, userIdOf, type World } from './world.ts'

export const rootDepartment = '0'

/** Everybody is somewhere: in the root when nothing else is said. */
export const departmentsOf = ({ departments }: User): readonly string[] =>
  departments && departments.length > 0 ? departments : [rootDepartment]

/** Those below, nearest first; only the next floor unless `deep`. */
export const childrenOf = (world: World, id: string, deep: boolean): Department[] => {
  const next = [...world.state.departments.values()].filter(({ parent }) => parent === id)
  return deep ? [...next, ...next.flatMap((one) => childrenOf(world, one.id, true))] : next
}

export const peopleIn = (world: World, id: string): User[] =>
  [...world.state.users.values()].filter((one) => one.state !== 'resigned' && departmentsOf(one).includes(id))

export const statusOf = ({ state }: User) => ({
  is_frozen: false,
  is_resigned: state === 'resigned',
  is_activated: state !== 'resigned',
  is_exited: false,
  is_unjoin: false,
})

/** A person as far as the granted field scopes show him: what is not granted is left out, not refused. */
export const presentUser = ({ scopes }: World, user: User) => {
  const base = scopes.has('contact:user.base:readonly')
  const employed = scopes.has('contact:user.employee:readonly')
  return {
    open_id: user.openId,
    union_id: unionIdOf(user.openId),
    ...(scopes.has('contact:user.employee_id:readonly') ? { user_id: userIdOf(user.openId) } : {}),
    ...(base ? { name: user.name } : {}),
    ...(scopes.has('contact:user.phone:readonly') && user.mobile ? { mobile: user.mobile } : {}),
    ...(employed && user.employeeNo ? { employee_no: user.employeeNo } : {}),
    ...(employed ? { status: statusOf(user) } : {}),
    ...(scopes.has('contact:user.department:readonly') ? { department_ids: departmentsOf(user) } : {}),
  }
}

export const presentDepartment = (world: World, { id, name, parent }: Department) => ({
  name,
  parent_department_id: parent,
  department_id: id.replace(/^od-/, ''),
  open_department_id: id,
  member_count: peopleIn(world, id).length,
  status: { is_deleted: false },
})

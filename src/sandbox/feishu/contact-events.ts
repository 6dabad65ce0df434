import { departmentsOf, presentDepartment, presentUser, statusOf } from './contacts.ts'
import { push } from './deliver.ts'
import type { Department, User } from './types.ts'
import type { World } from './world.ts'

/** Without a right to the address book its events do not come either. */
const hears = ({ scopes }: World): boolean => scopes.has('contact:contact.base:readonly')

const announceUser = async (world: World, what: string, user: User, old?: object): Promise<void> => {
  if (!hears(world) || user.state === 'out-of-range') return
  await push(world, `contact.user.${what}_v3`, {
    object: presentUser(world, user),
    ...(old ? { old_object: old } : {}),
  })
}

const announceRange = async (world: World, change: 'added' | 'removed', user: User): Promise<void> => {
  if (!hears(world)) return
  const other = change === 'added' ? 'removed' : 'added'
  await push(world, 'contact.scope.updated_v3', {
    [change]: { users: [presentUser(world, user)] },
    [other]: {},
  })
}

export const announceJoined = (world: World, user: User): Promise<void> => announceUser(world, 'created', user)

/** Which of the events a change is: somebody leaves the company, falls out of what the app may see, or is changed. */
export const announceChanged = async (world: World, before: User, after: User): Promise<void> => {
  const resigned = before.state !== 'resigned' && after.state === 'resigned'
  if (resigned) {
    const old = { open_id: before.openId, status: statusOf(before), department_ids: departmentsOf(before) }
    return announceUser(world, 'deleted', after, old)
  }
  if (before.state === 'resigned') return announceUser(world, 'created', after)
  const [was, is] = [before.state !== 'out-of-range', after.state !== 'out-of-range']
  if (was !== is) return announceRange(world, is ? 'added' : 'removed', after)
  const [old, now] = [presentUser(world, before), presentUser(world, after)]
  const changed = Object.entries(old).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(now[key as keyof typeof now]),
  )
  if (changed.length > 0) await announceUser(world, 'updated', after, Object.fromEntries(changed))
}

export const announceDepartment = async (
  world: World,
  what: 'created' | 'updated' | 'deleted',
  department: Department,
  before?: Department,
): Promise<void> => {
  if (!hears(world)) return
  const object = { ...presentDepartment(world, department), status: { is_deleted: what === 'deleted' } }
  await push(world, `contact.department.${what}_v3`, {
    object,
    ...(before ? { old_object: { name: before.name, parent_department_id: before.parent } } : {}),
  })
}

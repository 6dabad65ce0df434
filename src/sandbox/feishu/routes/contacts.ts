import { findUser, spellId } from '../chats.ts'
import { refuse, refuseField } from '../codes.ts'
import { type Answer, type ApiCall, type Endpoint, pageOf } from '../endpoint.ts'
import type { User } from '../types.ts'
import { unionIdOf, userIdOf, type World } from '../world.ts'

const idTypeOf = (url: URL): string => {
  const type = url.searchParams.get('user_id_type') || 'open_id'
  return ['open_id', 'union_id', 'user_id'].includes(type) ? type : refuse(40001)
}

const statusOf = ({ state }: User) => ({
  is_frozen: false,
  is_resigned: state === 'resigned',
  is_activated: state !== 'resigned',
  is_exited: false,
  is_unjoin: false,
})

/** A person as far as the granted field scopes show him: what is not granted is left out, not refused. */
const present = ({ scopes }: World, user: User) => {
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
    ...(scopes.has('contact:user.department:readonly') ? { department_ids: ['0'] } : {}),
  }
}

/** At most 50; who is out of range or unknown is left out without a word. */
const batch = ({ world, url }: ApiCall): Answer => {
  const type = idTypeOf(url)
  const ids = url.searchParams.getAll('user_ids')
  if (ids.length === 0 || ids.length > 50) return refuse(40001, { message: 'user_ids: 1 to 50' })
  const users = ids.flatMap((id) => findUser(world, type, id) ?? [])
  return { data: { items: users.filter((one) => one.state !== 'out-of-range').map((one) => present(world, one)) } }
}

/** Names only, whatever the app may see of the enterprise. */
const basicBatch = ({ world, url, body }: ApiCall): Answer => {
  const type = idTypeOf(url)
  const ids = body.user_ids
  if (!Array.isArray(ids) || ids.length === 0 || ids.length > 10) return refuse(40001, { message: 'user_ids: 1 to 10' })
  const users = ids.flatMap((id) => findUser(world, type, String(id)) ?? [])
  return { data: { users: users.map(({ openId, name }) => ({ user_id: spellId(openId, type), name })) } }
}

const bare = (mobile: string): string => mobile.replace(/^\+86/, '')

/** Accounts by mobile number. Nobody here has an e-mail address: those come back without a `user_id`, as unknown ones do. */
const batchGetId = ({ world, url, body }: ApiCall): Answer => {
  const type = idTypeOf(url)
  const { mobiles = [], emails = [], include_resigned: resigned = false } = body
  for (const [field, list] of Object.entries({ mobiles, emails }))
    if (!Array.isArray(list) || list.length > 50) return refuseField(field, 'the max len is 50')
  const byMobile = new Map<string, User>()
  for (const user of world.state.users.values())
    if (user.mobile && user.state !== 'out-of-range' && (user.state !== 'resigned' || resigned === true))
      byMobile.set(bare(user.mobile), user)
  const found = (mobiles as unknown[]).map((mobile) => {
    const user = byMobile.get(bare(String(mobile)))
    return user ? { user_id: spellId(user.openId, type), mobile, status: statusOf(user) } : { mobile }
  })
  return { data: { user_list: [...(emails as unknown[]).map((email) => ({ email })), ...found] } }
}

/** The enterprise is flat: all of it is department 0, which an app may list only when it sees everybody. */
const checkDepartment = (world: World, id: string | null): void => {
  const all = [...world.state.users.values()].every((one) => one.state !== 'out-of-range')
  if (id !== '0' || !all) refuse(40004, { status: 403 })
}

const findByDepartment = ({ world, url }: ApiCall): Answer => {
  idTypeOf(url)
  const id = url.searchParams.get('department_id')
  if (!id) return refuseField('department_id', 'department_id is required')
  checkDepartment(world, id)
  const users = [...world.state.users.values()].filter((one) => one.state !== 'resigned')
  const { page, ...more } = pageOf(users, url, 50, { usual: 10, refusal: 40011 })
  return { data: { ...more, items: page.map((one) => present(world, one)) } }
}

const children = ({ world, url, params }: ApiCall): Answer => {
  checkDepartment(world, params.department_id ?? '')
  const { page: items, ...more } = pageOf([], url, 50, { usual: 10, refusal: 40011 })
  return { data: { ...more, items } }
}

const path = '/open-apis/contact/v3'
const base = ['contact:contact.base:readonly']
const basic = ['contact:user.basic_profile:readonly']
const byId = ['contact:user.id:readonly']

export const contactEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: `${path}/users/batch`, auth: 'tenant', scopes: base, run: batch },
  { method: 'POST', path: `${path}/users/basic_batch`, auth: 'tenant', scopes: basic, perSecond: 5, run: basicBatch },
  { method: 'POST', path: `${path}/users/batch_get_id`, auth: 'tenant', scopes: byId, run: batchGetId },
  { method: 'GET', path: `${path}/users/find_by_department`, auth: 'tenant', scopes: base, run: findByDepartment },
  { method: 'GET', path: `${path}/departments/:department_id/children`, auth: 'tenant', scopes: base, run: children },
]

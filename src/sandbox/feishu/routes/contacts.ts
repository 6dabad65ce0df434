import { findUser, spellId } from '../chats.ts'
import { refuse, refuseField } from '../codes.ts'
import { childrenOf, peopleIn, presentDepartment, presentUser, rootDepartment, statusOf } from '../contacts.ts'
import { type Answer, type ApiCall, type Endpoint, pageOf } from '../endpoint.ts'
import type { User } from '../types.ts'
import type { World } from '../world.ts'

const idTypeOf = (url: URL): string => {
  const type = url.searchParams.get('user_id_type') || 'open_id'
  return ['open_id', 'union_id', 'user_id'].includes(type) ? type : refuse(40001)
}

/** At most 50; who is out of range or unknown is left out without a word. */
const batch = ({ world, url }: ApiCall): Answer => {
  const type = idTypeOf(url)
  const ids = url.searchParams.getAll('user_ids')
  if (ids.length === 0 || ids.length > 50) return refuse(40001, { message: 'user_ids: 1 to 50' })
  const users = ids.flatMap((id) => findUser(world, type, id) ?? [])
  return { data: { items: users.filter((one) => one.state !== 'out-of-range').map((one) => presentUser(world, one)) } }
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

/** An app may list departments only when it sees everybody; one that is not there looks the same. */
const checkDepartment = (world: World, id: string | null): string => {
  const all = [...world.state.users.values()].every((one) => one.state !== 'out-of-range')
  const known = id === rootDepartment || (id !== null && world.state.departments.has(id))
  return known && all ? (id ?? rootDepartment) : refuse(40004, { status: 403 })
}

const findByDepartment = ({ world, url }: ApiCall): Answer => {
  idTypeOf(url)
  const id = url.searchParams.get('department_id')
  if (!id) return refuseField('department_id', 'department_id is required')
  const users = peopleIn(world, checkDepartment(world, id))
  const { page, ...more } = pageOf(users, url, 50, { usual: 10, refusal: 40011 })
  return { data: { ...more, items: page.map((one) => presentUser(world, one)) } }
}

const children = ({ world, url, params }: ApiCall): Answer => {
  const id = checkDepartment(world, params.department_id ?? '')
  const below = childrenOf(world, id, url.searchParams.get('fetch_child') === 'true')
  const { page, ...more } = pageOf(below, url, 50, { usual: 10, refusal: 40011 })
  return { data: { ...more, items: page.map((one) => presentDepartment(world, one)) } }
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

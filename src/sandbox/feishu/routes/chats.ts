import { spellId } from '../chats.ts'
import { refuse } from '../codes.ts'
import { type Answer, type ApiCall, type Endpoint, pageOf } from '../endpoint.ts'
import type { Chat } from '../types.ts'
import type { World } from '../world.ts'

const chatOf = ({ world, params }: ApiCall): Chat => world.state.chats.get(params.chat_id ?? '') ?? refuse(232006)

/** The first member stands for the owner: the emulated company keeps no other. */
const present = (world: World, chat: Chat, idType: string | null) => ({
  avatar: '',
  name: chat.name,
  description: '',
  ...(chat.members[0] ? { owner_id_type: idType ?? 'open_id', owner_id: spellId(chat.members[0], idType) } : {}),
  external: false,
  tenant_key: world.app.tenantKey,
  chat_status: chat.dissolved ? 'dissolved' : 'normal',
})

/** The groups that the bot is in; 单聊 are not among them. */
const list = ({ world, url }: ApiCall): Answer => {
  const groups = [...world.state.chats.values()].filter((one) => one.kind === 'group' && one.botIn && !one.dissolved)
  const { page, ...more } = pageOf(groups, url, 100, { usual: 20, refusal: 232001 })
  const idType = url.searchParams.get('user_id_type')
  return { data: { ...more, items: page.map((one) => ({ chat_id: one.chatId, ...present(world, one, idType) })) } }
}

const get = (call: ApiCall): Answer => {
  const { world, url } = call
  const chat = chatOf(call)
  if (!chat.botIn) return refuse(232011)
  return {
    data: {
      ...present(world, chat, url.searchParams.get('user_id_type')),
      chat_mode: chat.kind,
      chat_type: 'private',
      chat_tag: 'inner',
      group_message_type: 'chat',
      moderation_permission: chat.muted ? 'only_owner' : 'all_members',
      user_count: String(chat.members.length),
      bot_count: '1',
    },
  }
}

/** People only: bots are in nobody's list. */
const members = (call: ApiCall): Answer => {
  const { world, url } = call
  const chat = chatOf(call)
  if (chat.dissolved) return refuse(232009)
  if (!chat.botIn) return refuse(232011)
  const idType = url.searchParams.get('member_id_type') ?? 'open_id'
  if (!['open_id', 'union_id', 'user_id'].includes(idType)) return refuse(232001)
  const { page, ...more } = pageOf(chat.members, url, 100, { usual: 20, refusal: 232001 })
  const items = page.map((openId) => ({
    member_id_type: idType,
    member_id: spellId(openId, idType),
    name: world.state.users.get(openId)?.name ?? '',
    tenant_key: world.app.tenantKey,
  }))
  return { data: { ...more, items, member_total: chat.members.length } }
}

const isInChat = (call: ApiCall): Answer => {
  const { botIn, dissolved } = chatOf(call)
  return { data: { is_in_chat: botIn && !dissolved } }
}

const path = '/open-apis/im/v1/chats'
const scopes = ['im:chat', 'im:chat:readonly', 'im:chat:read']
const memberScopes = ['im:chat', 'im:chat:readonly', 'im:chat.members:read']

export const chatEndpoints: readonly Endpoint[] = [
  { method: 'GET', path, auth: 'tenant', scopes, run: list },
  { method: 'GET', path: `${path}/:chat_id`, auth: 'tenant', scopes, run: get },
  { method: 'GET', path: `${path}/:chat_id/members`, auth: 'tenant', scopes: memberScopes, run: members },
  { method: 'GET', path: `${path}/:chat_id/members/is_in_chat`, auth: 'tenant', scopes: memberScopes, run: isInChat },
]

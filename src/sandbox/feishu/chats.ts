import { refuse } from './codes.ts'
import type { Chat, User } from './types.ts'
import { foreignOpenIdOf, unionIdOf, userIdOf, type World } from './world.ts'

/** The 单聊 of a person with the bot; created on first use. */
export const p2pOf = (world: World, openId: string): Chat => {
  const { p2p, chats, users } = world.state
  const known = p2p.get(openId)
  const chat = known && chats.get(known)
  if (chat) return chat
  const created: Chat = {
    chatId: `oc_${world.random.hex(32)}`,
    name: users.get(openId)?.name ?? '',
    kind: 'p2p',
    members: [openId],
    botIn: true,
    muted: false,
    dissolved: false,
  }
  p2p.set(openId, created.chatId)
  chats.set(created.chatId, created)
  world.changed()
  return created
}

const kinds: Record<string, (openId: string) => string> = { union_id: unionIdOf, user_id: userIdOf }

export const findUser = (world: World, type: string, id: string): User | undefined => {
  const { users } = world.state
  if (type === 'open_id') return users.get(id)
  const derive = kinds[type]
  if (!derive) return undefined
  for (const user of users.values()) if (derive(user.openId) === id) return user
  return undefined
}

/** The id of a person in the spelling that the caller asked for. */
export const spellId = (openId: string, type: string | null): string => kinds[type ?? '']?.(openId) ?? openId

const isForeign = (world: World, id: string): boolean => {
  for (const openId of world.state.users.keys()) if (foreignOpenIdOf(openId) === id) return true
  return false
}

/** May the bot write to this person? 230013, 230053, 99992361 or 230034 when not. */
export const reachUser = (world: World, type: string, id: string): User => {
  const user = findUser(world, type, id)
  if (!user) return refuse(type === 'open_id' && isForeign(world, id) ? 99992361 : 230034)
  if (user.state === 'resigned' || user.state === 'out-of-range') return refuse(230013)
  return user.state === 'muted-bot' ? refuse(230053) : user
}

/** May the bot write here? The checks of feishu.md §4.1, in the order in which the platform meets them. */
export const checkMayWrite = (world: World, chat: Chat): void => {
  if (chat.dissolved) refuse(232009)
  if (!chat.botIn) refuse(230002)
  if (chat.muted) refuse(230035)
  if (chat.kind !== 'p2p') return
  const state = world.state.users.get(chat.members[0] ?? '')?.state
  if (state === 'resigned') refuse(230029)
  if (state === 'out-of-range') refuse(230013)
  if (state === 'muted-bot') refuse(230053)
}

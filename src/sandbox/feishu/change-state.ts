import { announceChanged, announceDepartment, announceJoined } from './contact-events.ts'
import { departmentsOf, rootDepartment } from './contacts.ts'
import { announceMember } from './events.ts'
import type { Chat, Department, User } from './types.ts'
import type { World } from './world.ts'

export const addUser = (world: World, given: Partial<User> & { name: string }): User => {
  const user: User = { openId: `ou_${world.random.hex(32)}`, state: 'active', ...given }
  world.state.users.set(user.openId, user)
  world.changed()
  return user
}

export const addChat = (world: World, given: Partial<Chat> & { name: string; members: string[] }): Chat => {
  const fresh = { kind: 'group' as const, botIn: true, muted: false, dissolved: false }
  const chat: Chat = { chatId: `oc_${world.random.hex(32)}`, ...fresh, ...given, members: [...given.members] }
  world.state.chats.set(chat.chatId, chat)
  if (chat.kind === 'p2p' && chat.members[0]) world.state.p2p.set(chat.members[0], chat.chatId)
  world.changed()
  return chat
}

export const setChat = (world: World, chatId: string, change: Partial<Chat>): Chat => {
  const chat = world.state.chats.get(chatId)
  if (!chat) throw new Error(`no chat ${chatId}`)
  const changed = { ...chat, ...change }
  world.state.chats.set(chatId, changed)
  world.changed()
  return changed
}

export const changeMember = async (
  world: World,
  chatId: string,
  who: string,
  change: 'added' | 'deleted' | 'withdrawn',
): Promise<void> => {
  const openId = who === 'bot' ? world.bot.openId : who
  const { members } = setChat(world, chatId, {})
  const others = members.filter((member) => member !== openId)
  const botIn = change === 'added'
  const chat =
    openId === world.bot.openId
      ? setChat(world, chatId, { botIn })
      : setChat(world, chatId, { members: change === 'added' ? [...others, openId] : others })
  await announceMember(world, chat, change, openId)
}

export const addDepartment = (world: World, given: Partial<Department> & { name: string }): Department => {
  const department = { id: `od-${world.random.hex(32)}`, parent: rootDepartment, ...given }
  world.state.departments.set(department.id, department)
  world.changed()
  return department
}

export const setUser = (world: World, openId: string, change: Partial<User>): { before: User; after: User } => {
  const before = world.state.users.get(openId)
  if (!before) throw new Error(`nobody has the open_id ${openId}`)
  const after = { ...before, ...change }
  world.state.users.set(openId, after)
  world.changed()
  return { before, after }
}

export const joins = async (world: World, given: Partial<User> & { name: string }): Promise<User> => {
  const user = addUser(world, given)
  await announceJoined(world, user)
  return user
}

/** Who resigns is in no group any more; whether the groups' own events come too, nobody has written down. */
export const changes = async (world: World, openId: string, change: Partial<User>): Promise<void> => {
  const { before, after } = setUser(world, openId, change)
  if (after.state === 'resigned')
    for (const chat of world.state.chats.values())
      if (chat.kind === 'group' && chat.members.includes(openId))
        setChat(world, chat.chatId, { members: chat.members.filter((one) => one !== openId) })
  await announceChanged(world, before, after)
}

export const changesDepartment = async (
  world: World,
  id: string,
  change: Partial<Omit<Department, 'id'>> | null,
): Promise<void> => {
  const before = world.state.departments.get(id)
  if (change) {
    const after = addDepartment(world, { ...(before ?? { name: '' }), ...change, id })
    return announceDepartment(world, before ? 'updated' : 'created', after, before)
  }
  if (!before) throw new Error(`no department ${id}`)
  world.state.departments.delete(id)
  for (const user of world.state.users.values())
    if (departmentsOf(user).includes(id))
      setUser(world, user.openId, { departments: departmentsOf(user).map((d) => (d === id ? before.parent : d)) })
  await announceDepartment(world, 'deleted', before)
}

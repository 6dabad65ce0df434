import {
  addChat,
  addDepartment,
  addUser,
  changeMember,
  changes,
  changesDepartment,
  joins,
  setChat,
  setUser,
} from './change-state.ts'
import { p2pOf } from './chats.ts'
import { settleDue } from './deliver.ts'
import { drawFate, endure } from './faults.ts'
import { createGateway } from './gateway.ts'
import { openLine } from './line/lines.ts'
import { personOf } from './people.ts'
import { postChallenge } from './post.ts'
import { endpoints } from './routes/index.ts'
import { freeze, thaw } from './snapshot.ts'
import type { Call, Feishu, FeishuOptions } from './types.ts'
import { store } from './uploads.ts'
import { createWorld, emptyState, noFaults, recordCall, type World } from './world.ts'

export { deliverOverHttp } from './deliver-over-http.ts'
export { serveFeishu } from './serve.ts'

/** What fetch says when the connection broke; the cause is what Node's own fetch would carry. */
const connectionLost = (): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }) })

const abandoned = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const leave = () => reject(signal.reason)
    if (signal.aborted) leave()
    else signal.addEventListener('abort', leave, { once: true })
  })

const answerCall = async (
  world: World,
  gateway: ReturnType<typeof createGateway>,
  request: Request,
): Promise<Response> => {
  const { pathname } = new URL(request.url)
  const call: Call = { at: world.now(), method: request.method, path: pathname, status: 0, code: -1 }
  const cut = (): never => {
    recordCall(world, { ...call, status: 0, code: -1, fault: 'cut' })
    throw connectionLost()
  }
  if ((await endure(world, request.signal)) === 'cut') return cut()
  const fate = drawFate(world)
  if (fate === 'cut') return cut()
  const response = await gateway.fetch(request, { world, call })
  recordCall(world, fate === 'lost-answer' ? { ...call, fault: 'lost-answer' } : call)
  if (fate === 'lost-answer') throw connectionLost()
  return response
}

/** A Feishu that remembers, refuses and delivers as the real one does. What it leaves out is in `coverage.ts`. */
export const createFeishu = (options: FeishuOptions): Feishu => {
  const listeners = new Set<() => void>()
  const world = createWorld(options, () => {
    for (const listener of listeners) listener()
  })
  const gateway = createGateway(endpoints)
  return {
    bot: world.bot,
    faults: world.faults,
    async fetch(input, init) {
      const request = new Request(input, init)
      const answer = answerCall(world, gateway, request)
      if (!init?.signal && !(input instanceof Request)) return answer
      return Promise.race([answer, abandoned(request.signal)])
    },
    connect(deliver) {
      world.deliver = deliver
    },
    admit(url) {
      const { pathname, searchParams } = new URL(url, 'ws://feishu.invalid')
      const invited = pathname === '/callback/ws/connect' && world.tickets.delete(searchParams.get('access_key') ?? '')
      return invited ? (wire) => openLine(world, wire) : undefined
    },
    lines: () =>
      [...world.lines]
        .filter(({ greeted }) => greeted)
        .map((line) => ({
          cut: () => line.wire.cut(),
          deafen: () => {
            line.deaf = true
          },
        })),
    verifyAddress: () => postChallenge(world),
    upload: ({ type = 'application/octet-stream', ...file }) => store(world, { type, ...file }),
    addUser: (user) => addUser(world, user),
    addChat: (chat) => addChat(world, chat),
    addDepartment: (department) => addDepartment(world, department),
    setUser: (openId, change) => void setUser(world, openId, change),
    joins: (user) => joins(world, user),
    changes: (openId, change) => changes(world, openId, change),
    changesDepartment: (id, change) => changesDepartment(world, id, change),
    setChat: (chatId, change) => void setChat(world, chatId, change),
    addMember: (chatId, openId) => changeMember(world, chatId, openId, 'added'),
    removeMember: (chatId, openId) => changeMember(world, chatId, openId, 'deleted'),
    withdrawMember: (chatId, openId) => changeMember(world, chatId, openId, 'withdrawn'),
    as: (openId) => personOf(world, openId),
    users: () => [...world.state.users.values()],
    chats: () => [...world.state.chats.values()],
    p2p: (openId) => p2pOf(world, openId),
    messages(chatId) {
      const { messages, history } = world.state
      if (chatId === undefined) return [...messages.values()]
      return (history.get(chatId) ?? []).flatMap((id) => messages.get(id) ?? [])
    },
    message: (messageId) => world.state.messages.get(messageId),
    settle: () => settleDue(world),
    deliveries: () => [...world.state.deliveries.values()],
    calls: () => [...world.state.calls],
    expireTokens() {
      world.state.tokens = []
    },
    snapshot: () => freeze(world),
    restore: (state) => thaw(world, state),
    reset() {
      world.state = emptyState()
      world.windows.clear()
      world.inFlight.clear()
      Object.assign(world.faults, noFaults())
      world.changed()
    },
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

import { createHash } from 'node:crypto'
import { feishuLimits, type Limits, type Windows } from './limits.ts'
import type { Line, LineSettings } from './line/lines.ts'
import { feishuLines } from './line/lines.ts'
import { type Random, seeded } from './random.ts'
import type {
  AppSettings,
  Call,
  Chat,
  Deliver,
  Delivery,
  Department,
  Faults,
  FeishuOptions,
  Message,
  User,
} from './types.ts'

export type CardToken = { token: string; messageId: string; issuedAt: number; uses: number; answered: boolean }
export type Upload = { key: string; kind: 'image' | 'file'; name: string; type: string; base64: string; by: string }
export type Envelope = { schema: '2.0'; header: Record<string, string>; event: Record<string, unknown> }
/** A push still to be made, under its event id: a retry, a repeat after success, or one held back while silent. */
export type Parcel = { envelope: Envelope; original: boolean; repeats: number }
export type LoginCode = {
  openId: string
  clientId: string
  redirectUri: string
  challenge: string
  method: string
  at: number
  used: boolean
}

/** Everything that outlives a call. Values in the maps are replaced, never changed in place. */
export type State = {
  users: Map<string, User>
  departments: Map<string, Department>
  chats: Map<string, Chat>
  p2p: Map<string, string>
  messages: Map<string, Message>
  /** Message ids by chat, in the order of sending. */
  history: Map<string, string[]>
  uuids: Map<string, { messageId: string; at: number }>
  tokens: { value: string; expiresAt: number }[]
  cardTokens: Map<string, CardToken>
  uploads: Map<string, Upload>
  deliveries: Map<string, Delivery>
  parcels: Map<string, Parcel>
  calls: Call[]
  codes: Map<string, LoginCode>
  userTokens: Map<string, { openId: string; expiresAt: number }>
  /** Urgent messages that a person has not read yet, by open_id. */
  urgent: Map<string, string[]>
}

export type World = {
  readonly app: AppSettings
  readonly bot: { openId: string; name: string }
  readonly scopes: ReadonlySet<string>
  readonly limits: Limits
  readonly patience: { pushMs: number; challengeMs: number }
  readonly windows: Windows
  readonly random: Random
  readonly faults: Faults
  /** Pushes on their way now: nobody may send them a second time. */
  readonly inFlight: Set<string>
  /** How the console has the app subscribe: to its request address, or over long connections. */
  readonly transport: 'webhook' | 'websocket'
  readonly lineSettings: LineSettings
  readonly lines: Set<Line>
  /** Handed out for long connections and not used yet. */
  readonly tickets: Set<string>
  state: State
  deliver: Deliver | undefined
  now(): number
  changed(): void
}

export const emptyState = (): State => ({
  users: new Map(),
  departments: new Map(),
  chats: new Map(),
  p2p: new Map(),
  messages: new Map(),
  history: new Map(),
  uuids: new Map(),
  tokens: [],
  cardTokens: new Map(),
  uploads: new Map(),
  deliveries: new Map(),
  parcels: new Map(),
  calls: [],
  codes: new Map(),
  userTokens: new Map(),
  urgent: new Map(),
})

export const noFaults = (): Faults => ({
  next: [],
  rateLimitRate: 0,
  serverErrorRate: 0,
  lostAnswerRate: 0,
  cutRate: 0,
  duplicateRate: 0,
  newEventIdRate: 0,
  slowMs: 0,
  silent: false,
})

/** What the bot needs (feishu.md §10), and the sensitive one for all group messages. */
export const neededScopes: readonly string[] = [
  'im:message',
  'im:message:send_as_bot',
  'im:message:update',
  'im:message:recall',
  'im:message.p2p_msg:readonly',
  'im:message.group_at_msg:readonly',
  'im:message.group_msg',
  'im:message.reactions:write_only',
  'im:message.reactions:read',
  'im:message.urgent',
  'im:resource',
  'im:chat:readonly',
  'im:chat.members:read',
  'contact:contact.base:readonly',
  'contact:user.base:readonly',
  'contact:user.basic_profile:readonly',
  'contact:user.id:readonly',
  'contact:user.employee_id:readonly',
  'contact:user.employee:readonly',
  'contact:user.phone:readonly',
  'contact:user.department:readonly',
  'contact:department.base:readonly',
  'event:ip_list',
]

const digest = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length)

/** The same person under the other kinds of id, derived so that they need no table. */
export const unionIdOf = (openId: string): string => `on_${digest(`union ${openId}`, 32)}`
export const userIdOf = (openId: string): string => digest(`user ${openId}`, 8)
/** The open_id by which another app of the tenant knows this person: this app is refused it (99992361). */
export const foreignOpenIdOf = (openId: string): string => `ou_${digest(`other app ${openId}`, 32)}`

export const createWorld = (options: FeishuOptions, changed: () => void): World => ({
  app: options.app,
  bot: { openId: `ou_${digest(`bot ${options.app.appId}`, 32)}`, name: options.app.botName },
  scopes: new Set(options.app.scopes ?? neededScopes),
  limits: { ...feishuLimits, ...options.limits },
  patience: options.patience ?? { pushMs: 3000, challengeMs: 1000 },
  windows: new Map(),
  random: seeded(options.seed ?? 1),
  faults: noFaults(),
  inFlight: new Set(),
  transport: options.transport ?? 'webhook',
  lineSettings: { ...feishuLines, ...options.lines },
  lines: new Set(),
  tickets: new Set(),
  state: emptyState(),
  deliver: options.deliver,
  now: () => options.clock.now().getTime(),
  changed,
})

const historyKept = 200_000

/** Calls and deliveries are history for people: the oldest go when there are very many. */
export const recordCall = (world: World, call: Call): void => {
  const { calls } = world.state
  calls.push(call)
  if (calls.length > historyKept * 1.05) calls.splice(0, calls.length - historyKept)
}

export const recordDelivery = (world: World, delivery: Delivery): void => {
  const { deliveries } = world.state
  deliveries.set(delivery.eventId, delivery)
  if (deliveries.size <= historyKept) return
  for (const [eventId, old] of deliveries) {
    if (old.state === 'waiting') continue
    deliveries.delete(eventId)
    break
  }
}

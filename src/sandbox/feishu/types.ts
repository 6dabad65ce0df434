import type { Clock } from '../../core/clock.ts'
import type { LineSettings, Wire } from './line/lines.ts'

/** What the emulated app is configured with in the (emulated) developer console. */
export type AppSettings = {
  appId: string
  appSecret: string
  encryptKey: string
  verificationToken: string
  tenantKey: string
  botName: string
  /** Scopes granted; all that the bot needs when absent. */
  scopes?: readonly string[]
  /** Addresses to which the login page may return; any when absent. */
  redirectUris?: readonly string[]
}

/** How the emulator reaches the bot's request address. In process or over HTTP; one call is one delivery. */
export type Deliver = (request: Request) => Promise<Response>

export type User = {
  openId: string
  name: string
  mobile?: string
  employeeNo?: string
  /** Ids of departments; the root when absent. */
  departments?: readonly string[]
  /** 'resigned' answers 230029/230013, 'out-of-range' 230013, 'muted-bot' 230053. */
  state: 'active' | 'resigned' | 'out-of-range' | 'muted-bot'
}

/** `parent` is '0' for those directly below the company. */
export type Department = { id: string; name: string; parent: string }

export type Chat = {
  chatId: string
  name: string
  kind: 'p2p' | 'group'
  members: string[]
  botIn: boolean
  muted: boolean
  dissolved: boolean
}

export type Mention = { key: string; openId: string; name: string; kind: 'user' | 'bot' }

/** `by` is an open_id or 'bot'. */
export type Reaction = { id: string; emoji: string; by: string; at: number }

export type Message = {
  messageId: string
  chatId: string
  /** An open_id, or 'bot'. */
  sender: string
  type: 'text' | 'post' | 'image' | 'file' | 'audio' | 'media' | 'interactive' | 'system'
  /** The current content (the JSON string that Feishu would hold). */
  content: string
  revision: number
  createdAt: number
  updatedAt: number
  rootId?: string
  parentId?: string
  mentions: Mention[]
  reactions: Reaction[]
  readBy: { openId: string; at: number }[]
  recalled: boolean
  uuid?: string
}

export type Toast = { type: 'info' | 'success' | 'error' | 'warning'; content: string }

/** What the person who clicked sees: a toast, a changed card, or Feishu's own error (200341, 200671, 200672 …). */
export type ClickResult = { toast?: Toast; cardChanged: boolean; error?: { code: number; message: string } }

/** One push to the bot with its fate: what the console's event log would show. */
export type Delivery = {
  eventId: string
  eventType: string
  at: number
  attempts: { at: number; status: number | 'timeout' | 'refused'; ms: number }[]
  /** 'waiting' while retries at 15 s, 5 min, 1 h, 6 h remain. */
  state: 'delivered' | 'waiting' | 'dropped'
  nextAt?: number
}

/** One call that the bot made. `effect` names the message that it created or changed. */
export type Call = {
  at: number
  method: string
  path: string
  status: number
  code: number
  uuid?: string
  messageId?: string
  /** 'lost-answer': done, but the connection was cut before the answer; 'cut': cut before anything happened. */
  fault?: string
}

/** Switches for bad days. Rates are probabilities 0…1 drawn from the seeded generator. */
export type Faults = {
  /** Refuse the next calls whose path matches, once each: `{ path: /messages/, code: 230020 }`. */
  next: { path?: RegExp; code: number; status?: number; resetSeconds?: number }[]
  rateLimitRate: number
  serverErrorRate: number
  lostAnswerRate: number
  cutRate: number
  /** Deliver again after a success, with the same event id. */
  duplicateRate: number
  /** Deliver the same message again under a new event id. */
  newEventIdRate: number
  /** The bot's calls wait this long (real milliseconds). */
  slowMs: number
  /** Everything hangs until switched off. */
  silent: boolean
}

export type Person = {
  readonly openId: string
  /**
   * Sends a text to a group ('oc_…') or, with 'bot', in the 单聊 with the bot. `at` mentions the bot; each of
   * `mentions` (open_ids, 'all') becomes a mention where its «@name» stands in the text. Whatever else is typed is text.
   */
  says(
    where: string,
    text: string,
    options?: { at?: boolean; replyTo?: string; mentions?: readonly string[] },
  ): Promise<Message>
  /**
   * Clicks the button whose visible text is `label` (exact match, else starts-with) on the message's current revision.
   * `nth` tells buttons with the same words apart. Throws when there is no such button, it is disabled, or the
   * person does not see the chat.
   */
  clicks(messageId: string, label: string, nth?: number): Promise<ClickResult>
  /**
   * Any message that is not a plain text: `{image_key}`, `{file_key}`, a voice message or a video (both are files here), a
   * post. Keys come from `Feishu.upload`.
   */
  sends(
    where: string,
    type: 'image' | 'file' | 'audio' | 'media' | 'post',
    content: Record<string, unknown>,
    options?: { replyTo?: string },
  ): Promise<Message>
  /**
   * Uses a component outside a form: a select, picker, input, checker, found by its `name`, its `element_id` or its tag.
   * `value` is an option's value, several of them, a text, a day 'YYYY-MM-DD', a time 'HH:mm' or a tick.
   * `nth` among several found by the tag.
   */
  chooses(messageId: string, name: string, value: unknown, nth?: number): Promise<ClickResult>
  /** Opens the 单聊 with the bot. */
  enters(): Promise<void>
  /** Submits the card's form with these values through its submit button. */
  fills(messageId: string, values: Record<string, unknown>, button?: string): Promise<ClickResult>
  /** Every message of a chat that this person may see, oldest first; 'bot' for the 单聊. */
  sees(where: string): Message[]
  reads(messageId: string): Promise<void>
  recalls(messageId: string): Promise<void>
  /** Puts this sign under a message, or takes one's own away again. */
  reacts(messageId: string, emoji: string): Promise<void>
  /** A picture or file that a message of one's chats holds. Throws when it does not, or was recalled. */
  opens(messageId: string, key: string): { name: string; bytes: Uint8Array }
}

export type FeishuOptions = {
  app: AppSettings
  clock: Clock
  /** Seed of every random choice; the same seed and calls give the same run. */
  seed?: number
  deliver?: Deliver
  /** How the console has the app subscribe to events and callbacks; 'webhook' when absent. */
  transport?: 'webhook' | 'websocket'
  lines?: Partial<LineSettings>
  /** How long the bot may take to answer, real milliseconds. Feishu: 3000 for pushes and clicks, 1000 for the challenge. */
  patience?: { pushMs: number; challengeMs: number }
  limits?: Partial<{
    perSecond: number
    perMinute: number
    perUser: number
    perChat: number
    perMessage: number
    tables: number
  }>
}

/** The emulated platform. */
export type Feishu = {
  /** Serves `/open-apis/**` for any host: hand it to the SDK as its fetch, or serve it on a port. */
  fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>
  /** The bot as people see it. */
  readonly bot: { openId: string; name: string }
  connect(deliver: Deliver): void
  /** Lets a long connection in whose address was handed out, once; nothing for any other address. */
  admit(url: string): ((wire: Wire) => { hear(bytes: Uint8Array): void; gone(): void }) | undefined
  /** The long connections that stand and have pinged. */
  lines(): {
    cut(): void
    /** Half open from now on: neither end hears the other, and neither knows. */
    deafen(): void
  }[]
  /** A file that a person holds; the key goes into `Person.sends`. */
  upload(file: { kind: 'image' | 'file'; name: string; type?: string; bytes: Uint8Array; by: string }): string
  /** Posts the challenge as the console does when the address is saved; throws unless it is answered rightly. */
  verifyAddress(): Promise<void>
  addUser(user: Partial<User> & { name: string }): User
  addChat(chat: Partial<Chat> & { name: string; members: string[] }): Chat
  addDepartment(department: Partial<Department> & { name: string }): Department
  /** Only the state; `changes` also tells the app. */
  setUser(openId: string, change: Partial<User>): void
  /** Somebody new in the company, as the app hears of it. */
  joins(user: Partial<User> & { name: string }): Promise<User>
  /** Another name, department, number, range; 'resigned' takes them out of every group too. */
  changes(openId: string, change: Partial<User>): Promise<void>
  /** Makes, renames, moves or, with null, dissolves a department; its people are then in the one above. */
  changesDepartment(id: string, change: Partial<Omit<Department, 'id'>> | null): Promise<void>
  setChat(chatId: string, change: Partial<Chat>): void
  /** 'bot' adds or removes the bot itself. */
  addMember(chatId: string, openId: string): Promise<void>
  removeMember(chatId: string, openId: string): Promise<void>
  /** Takes an invitation back: the same person is out of the group, by another event. */
  withdrawMember(chatId: string, openId: string): Promise<void>
  as(openId: string): Person
  users(): User[]
  chats(): Chat[]
  /** The 单聊 of this person with the bot; created on first use. */
  p2p(openId: string): Chat
  messages(chatId?: string): Message[]
  message(messageId: string): Message | undefined
  /** Pushes that are due at the clock's present time (retries, duplicates). Call it after moving the clock. */
  settle(): Promise<void>
  deliveries(): Delivery[]
  calls(): Call[]
  faults: Faults
  expireTokens(): void
  /** Everything needed to go on after a restart, as plain JSON. */
  snapshot(): unknown
  restore(state: unknown): void
  reset(): void
  onChange(listener: () => void): () => void
}

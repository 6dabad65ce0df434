import type { AccountId, ChatId, DepartmentId, FileKey, ImageKey, MessageId } from '../../core/ids.ts'

/** What a letter says: the wire's `msg_type` and its `content`, already serialised and never changed afterwards. */
export type Body = { type: 'interactive' | 'text' | 'file'; content: string }

export type Sent = { messageId: MessageId; chatId: ChatId }

/** One message of a chat's history, as far as reconciliation needs it. */
export type Past = { messageId: MessageId; content: string; fromBot: boolean; sentAt: Date }

/** What a login page is asked for; the answer comes back to `redirectUri`. */
export type LoginAsk = {
  redirectUri: string
  state: string
  /** PKCE: SHA-256 of the verifier, base64url. */
  challenge: string
  /** The person shall be asked even if Feishu knows them. */
  anew?: boolean
}

/** What came back from a login page. */
export type LoginProof = { code: string; verifier: string; redirectUri: string }

/** Who the platform says we are. */
export type Self = { account: AccountId; name: string }

/** Somebody in Feishu's address book, as far as this app may see. What was not granted is absent. */
export type Person = {
  account: AccountId
  name?: string
  /** The company's own number there (employee_no). */
  staffNo?: string
  /** 'gone': resigned or left the company; 'untold': the app may not see it. */
  standing: 'there' | 'gone' | 'untold'
  departments: readonly DepartmentId[]
}
export type Department = { id: DepartmentId; parent: DepartmentId; name: string }

/** 通讯录与群成员. Read only; mobile numbers never come out of it. */
export type Directory = {
  /** `GET im/v1/chats/:id/members`: everybody in the group, with the name shown there; needs no right to the address book. */
  membersOf(chat: ChatId): Promise<{ account: AccountId; name: string }[]>
  /** `GET contact/v3/users/batch`: those of them whom the app may see. */
  people(accounts: readonly AccountId[]): Promise<Map<AccountId, Person>>
  /** `GET contact/v3/departments/0/children`: the whole tree, which needs the right to see everybody (40004). */
  departments(): Promise<Department[]>
  /** `GET contact/v3/users/find_by_department`: those directly in it. */
  peopleIn(department: DepartmentId): Promise<Person[]>
}

/**
 * The sentences that our program says to Feishu; the wire lives behind them.
 *
 * Every one throws `FeishuRefusal` when Feishu answers with a code, and `FeishuSilence` when it is unknown whether
 * anything happened (timeout, reset, 5xx, an answer that is no JSON).
 */
export type Feishu = Directory & {
  /** `POST im/v1/messages`; `uuid` makes a repeat within an hour harmless. */
  send(to: { account: AccountId } | { chat: ChatId }, body: Body, uuid: string): Promise<Sent>
  /** `POST im/v1/messages/:id/reply` */
  reply(to: MessageId, body: Body, uuid: string): Promise<Sent>
  /** `PATCH im/v1/messages/:id` */
  redraw(message: MessageId, content: string): Promise<void>
  /** `POST im/v1/messages/:id/reactions` */
  react(message: MessageId, emoji: string): Promise<void>
  /** `GET im/v1/messages`: everything said in the chat since then, oldest first, at most `limit`. */
  history(chat: ChatId, since: Date, limit: number): Promise<Past[]>
  /** `POST contact/v3/users/batch_get_id`: accounts by mobile number, any number of them; unknown ones are absent. */
  accountsByMobile(mobiles: readonly string[]): Promise<Map<string, AccountId>>
  /** `GET im/v1/messages/:id/resources/:key`: a file that somebody sent, unless it is larger than `most` bytes. */
  download(
    from: { message: MessageId; file: FileKey; picture?: true },
    most: number,
  ): Promise<Uint8Array<ArrayBuffer> | 'too-large'>
  /** `POST im/v1/files`: the key names it in a message. A repeat makes a second file that nobody sees. */
  upload(name: string, bytes: Uint8Array<ArrayBuffer>, sound?: 'opus'): Promise<FileKey>
  /** `POST im/v1/images`: the key names it on a card. Refused (234011 …) when it is no picture that Feishu knows. */
  uploadImage(bytes: Uint8Array<ArrayBuffer>): Promise<ImageKey>
  /** `GET im/v1/files/:key`, `GET im/v1/images/:key`: what this app has uploaded itself. */
  uploaded(what: { file: FileKey } | { image: ImageKey }, most: number): Promise<Uint8Array<ArrayBuffer> | 'too-large'>
  /** `GET im/v1/chats/:id/members/is_in_chat` as the bot. */
  isInChat(chat: ChatId): Promise<boolean>
  /** `GET bot/v3/info` */
  self(): Promise<Self>
  /** The address of Feishu's page on which a person says who they are. */
  loginPage(ask: LoginAsk): string
  /** `POST authen/v2/oauth/token`, then `GET authen/v1/user_info`: whose code this is. */
  login(proof: LoginProof): Promise<{ account: AccountId; tenantKey: string }>
}

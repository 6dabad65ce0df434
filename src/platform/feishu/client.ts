import { Client } from '@larksuiteoapi/node-sdk'
import type { Clock } from '../../core/clock.ts'
import type { AccountId, ChatId, MessageId } from '../../core/ids.ts'
import type { Log } from '../../core/log.ts'
import { accountsAnswer, historyAnswer, inChatAnswer, plainAnswer, selfAnswer, sentAnswer } from './answers.ts'
import { asker } from './ask.ts'
import { directory } from './directory.ts'
import { fileTransfer } from './files.ts'
import { httpInstance } from './http-instance.ts'
import { login, loginPage } from './login.ts'
import type { Feishu, Past, Sent } from './port.ts'
import type { TokenShelf } from './token.ts'

export type FeishuClientOptions = {
  appId: string
  appSecret: string
  baseUrl: string
  fetch: typeof globalThis.fetch
  clock: Clock
  log: Log
  /** Connecting and answering together; milliseconds, 10 s when absent. */
  patienceMs?: number
  /** Where the token lies; this client's own place when absent. */
  shelf?: TokenShelf
}

/** The SDK logs tokens, the app secret and what people typed when a call fails; our own lines say what is needed. */
const silent = { error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} }

const pageSize = 50
const mobilesPerCall = 50
/** A whole mine is a hundred calls; Workers allow six at once. */
const callsAtOnce = 5

/** Ids stand in paths as they are. */
const inPath = (id: string) => encodeURIComponent(id)

const sentOf = ({ data }: { data: { message_id: string; chat_id: string } }): Sent => ({
  messageId: data.message_id as MessageId,
  chatId: data.chat_id as ChatId,
})

/** Feishu over the vendor's typed client; the only place that knows the wire's names. */
export const feishuClient = (options: FeishuClientOptions): Feishu => {
  const { appId, appSecret, baseUrl } = options
  const http = httpInstance(options.fetch, options.patienceMs)
  const lark = new Client({
    appId,
    appSecret,
    domain: baseUrl,
    httpInstance: http,
    // Its own cache has no single flight and keeps a token that Feishu has refused (node-sdk 1.74.0).
    disableTokenCache: true,
    logger: silent,
  })
  const ask = asker({
    clock: options.clock,
    log: options.log,
    shelf: options.shelf,
    fetchToken: () =>
      http.post(`${baseUrl}/open-apis/auth/v3/tenant_access_token/internal`, { app_id: appId, app_secret: appSecret }),
  })

  return {
    ...directory(lark, ask),

    send: async (to, { type, content }, uuid) => {
      const byAccount = 'account' in to
      return sentOf(
        await ask('send', sentAnswer, (bearer) =>
          lark.im.v1.message.create(
            {
              params: { receive_id_type: byAccount ? 'open_id' : 'chat_id' },
              data: { receive_id: byAccount ? to.account : to.chat, msg_type: type, content, uuid },
            },
            bearer,
          ),
        ),
      )
    },

    reply: async (to, { type, content }, uuid) =>
      sentOf(
        await ask('reply', sentAnswer, (bearer) =>
          lark.im.v1.message.reply(
            { path: { message_id: inPath(to) }, data: { msg_type: type, content, uuid } },
            bearer,
          ),
        ),
      ),

    redraw: async (message, content) => {
      await ask('redraw', plainAnswer, (bearer) =>
        lark.im.v1.message.patch({ path: { message_id: inPath(message) }, data: { content } }, bearer),
      )
    },

    react: async (message, emoji) => {
      await ask('react', plainAnswer, (bearer) =>
        lark.im.v1.messageReaction.create(
          { path: { message_id: inPath(message) }, data: { reaction_type: { emoji_type: emoji } } },
          bearer,
        ),
      )
    },

    history: async (chat, since, limit) => {
      const past: Past[] = []
      let page: string | undefined
      do {
        // By hand: the SDK's iterators swallow errors and just end.
        const { data } = await ask('read', historyAnswer, (bearer) =>
          lark.im.v1.message.list(
            {
              params: {
                container_id_type: 'chat',
                container_id: chat,
                start_time: String(Math.floor(since.getTime() / 1000)),
                sort_type: 'ByCreateTimeAsc',
                // Without it a card comes back as a picture of itself, and the reference in it is gone.
                card_msg_content_type: 'user_card_content',
                page_size: pageSize,
                ...(page !== undefined && { page_token: page }),
              },
            },
            bearer,
          ),
        )
        for (const item of data.items)
          past.push({
            messageId: item.message_id as MessageId,
            content: item.body?.content ?? '',
            fromBot: item.sender?.sender_type === 'app' && item.sender.id === appId,
            sentAt: new Date(item.create_time),
          })
        page = data.has_more ? data.page_token : undefined
      } while (page && past.length < limit)
      return past.slice(0, limit)
    },

    accountsByMobile: async (mobiles) => {
      const accounts = new Map<string, AccountId>()
      const some = async (from: number) => {
        const { data } = await ask('read', accountsAnswer, (bearer) =>
          lark.contact.v3.user.batchGetId(
            {
              params: { user_id_type: 'open_id' },
              data: { mobiles: mobiles.slice(from, from + mobilesPerCall), include_resigned: false },
            },
            bearer,
          ),
        )
        for (const { mobile, user_id } of data.user_list)
          if (mobile && user_id) accounts.set(mobile, user_id as AccountId)
      }
      const calls = Array.from({ length: Math.ceil(mobiles.length / mobilesPerCall) }, (_, i) => i * mobilesPerCall)
      for (let i = 0; i < calls.length; i += callsAtOnce) await Promise.all(calls.slice(i, i + callsAtOnce).map(some))
      return accounts
    },

    ...fileTransfer(options, ask),

    isInChat: async (chat) => {
      const { data } = await ask('read', inChatAnswer, (bearer) =>
        lark.im.v1.chatMembers.isInChat({ path: { chat_id: inPath(chat) } }, bearer),
      )
      return data.is_in_chat
    },

    self: async () => {
      const { bot } = await ask('read', selfAnswer, (bearer) =>
        lark.request({ method: 'GET', url: '/open-apis/bot/v3/info' }, bearer),
      )
      return { account: bot.open_id as AccountId, name: bot.app_name }
    },

    loginPage: (asked) => loginPage({ appId, baseUrl }, asked),
    login: (proof) => login({ appId, appSecret, baseUrl, http }, proof),
  }
}

import type { Endpoint, FeishuRefusal } from './refusal.ts'

/**
 * What becomes of something that Feishu refused.
 *
 * - `rate:…` wait and try again; the bucket that is frozen meanwhile
 * - `in-progress` Feishu is still busy with the same request: again in 3 s under the same uuid
 * - `token` the token was refused (the client has already tried a fresh one)
 * - `ambiguous` Feishu's own trouble: it may have happened
 * - `recipient-gone` this person or chat cannot be reached
 * - `content` what we wrote is not accepted
 * - `app` the app as a whole is refused: nobody can be reached until somebody repairs it
 * - `update-only` the message that this belongs to is recalled, deleted, unknown or too old
 * - `unknown-code` not in the table
 */
export type Fate =
  | 'rate:app'
  | 'rate:recipient'
  | 'rate:message'
  | 'in-progress'
  | 'token'
  | 'ambiguous'
  | 'recipient-gone'
  | 'content'
  | 'app'
  | 'update-only'
  | 'unknown-code'

type Table = Readonly<Record<number | `${number}/${number}`, Fate>>

/** Sources: 通用错误码 (ugjM14COyUjL4ITN), 频控策略 (uUzN04SN3QjL1cDN), 自建应用调用量 (custom-app-api-call-limit). */
const everywhere: Table = {
  99991400: 'rate:app', // request trigger frequency limit
  11232: 'rate:app', // create message service trigger rate limit
  11233: 'rate:recipient', // create message chat trigger rate limit
  99991661: 'token', // missing
  99991663: 'token', // invalid or expired tenant token
  99991664: 'token', // invalid app token
  99991665: 'token', // invalid tenant code
  99991671: 'token', // must start with t- or u-
  1500: 'ambiguous', // internal error
  2200: 'ambiguous', // internal error
  5000: 'ambiguous', // internal error
  55001: 'ambiguous', // internal error
  18121: 'in-progress', // the identical request is being worked on
  99991401: 'app', // caller's IP is not on the app's list
  99991403: 'app', // the month's quota is used up
  99991662: 'app', // app disabled
  99991672: 'app', // scope missing
  99991673: 'app', // app not installed
  99991201: 'app', // no such path: a wrong base URL
  99991301: 'app', // no such method
  99992351: 'recipient-gone', // not a valid open_id
  99992352: 'recipient-gone',
  99992359: 'recipient-gone',
  99992360: 'recipient-gone',
  99992361: 'recipient-gone', // open_id of another app
  99992363: 'recipient-gone',
  99992364: 'recipient-gone', // of another tenant
  99992381: 'recipient-gone',
  99992354: 'update-only', // message_id does not exist
  99992402: 'content', // field validation
}

/** Sources: im-v1/message/create, reply and message-card/patch, which share these. */
const messages: Table = {
  230001: 'content', // bad parameter
  230002: 'recipient-gone', // the bot is not in the group
  230006: 'app', // bot ability is off
  230011: 'update-only', // recalled
  230013: 'recipient-gone', // outside the availability range, or resigned
  230015: 'content',
  230017: 'content', // not the owner of the file
  230018: 'recipient-gone', // the group's settings forbid it
  230019: 'recipient-gone', // the topic is gone
  230020: 'rate:recipient', // 5 a second to one person or group
  230022: 'content', // sensitive
  230025: 'content', // too long
  // No right to this chat, e.g. a group with outsiders. A scope that is missing altogether comes as 99991672, so this
  // one must not stop the messages to everybody else.
  230027: 'recipient-gone',
  230028: 'content', // data loss prevention
  230029: 'recipient-gone', // resigned
  230034: 'recipient-gone', // no such receive_id
  230035: 'recipient-gone', // muted or blocked
  230036: 'recipient-gone', // the tenant's key is deleted
  230038: 'recipient-gone', // another tenant's person
  230049: 'in-progress', // message is being sent
  230050: 'update-only', // invisible to us
  230053: 'recipient-gone', // muted the bot
  230054: 'content', // type not allowed
  230055: 'content', // file type differs
  230075: 'content', // encrypted chat
  230099: 'content', // card; the sub-code says what
  230110: 'update-only', // deleted
  232009: 'recipient-gone', // the chat is dissolved
  232096: 'ambiguous', // the group's data are being changed
  11246: 'content', // card cannot be parsed
  100290: 'content', // no such person to mention
  200621: 'content', // card JSON
}

const endpoints: Record<Endpoint, Table> = {
  send: messages,
  reply: { ...messages, 230071: 'content', 230072: 'content', 230111: 'update-only' },
  redraw: {
    ...messages,
    230020: 'rate:message', // 5 a second to one message
    '230099/11310': 'in-progress', // «card action is lock»: somebody is clicking it just now
    230031: 'update-only', // older than 14 days
    300030: 'update-only', // 30 minutes of a click's token are over
    300040: 'update-only', // used twice already
    200310: 'update-only', // not a card that can be updated
  },
  // A sign of politeness: it is worth no wait and must never stop anything else.
  react: {},
  read: { 230002: 'recipient-gone', 232009: 'recipient-gone', 232011: 'recipient-gone', 230001: 'content' },
  token: {},
  // authen-v2/oauth/token: the person can only log in anew, whatever the code; these need somebody else.
  login: {
    20002: 'app', // wrong secret
    20048: 'app', // no such app
    20010: 'recipient-gone', // outside the availability range
    20066: 'recipient-gone', // resigned
    20021: 'recipient-gone', // resigned
    20050: 'ambiguous',
    20072: 'ambiguous',
  },
}

/** Those that a reaction waits for; every other refusal ends it. */
const reactionWaits: readonly Fate[] = ['rate:message', 'token', 'ambiguous', 'in-progress']

/** The code decides, on its endpoint; the HTTP status only when there is no code of ours. */
export const fateOf = ({
  endpoint,
  code,
  subCode,
  httpStatus,
}: Pick<FeishuRefusal, 'endpoint' | 'code' | 'subCode' | 'httpStatus'>): Fate => {
  const own = endpoints[endpoint]
  const found =
    (subCode !== undefined ? own[`${code}/${subCode}`] : undefined) ??
    own[code] ??
    everywhere[code] ??
    (httpStatus === 429 ? 'rate:app' : undefined)
  switch (endpoint) {
    case 'react': {
      const fate = found === 'rate:app' || code === 230020 ? 'rate:message' : (found ?? 'content')
      return reactionWaits.includes(fate) ? fate : 'content'
    }
    case 'token':
      // Whatever it is (10003, 10014, 10015 …), without a token nothing works.
      return found === 'rate:app' || found === 'ambiguous' ? found : 'app'
    default:
      return found ?? 'unknown-code'
  }
}

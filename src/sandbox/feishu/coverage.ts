import type { Endpoint } from './endpoint.ts'

/** One call of the open platform that a bot of this kind could make, and how much of it is here. */
export type Covered = {
  /** The row of feishu.md §12.1; 0 for what this bot needs beyond that list. */
  row: number
  method: Endpoint['method']
  path: string
} & ({ state: 'supported' } | { state: 'partial'; missing: string } | { state: 'absent'; missing?: string })

const supported = (row: number, method: Endpoint['method'], path: string): Covered => ({
  ...{ row, method, path: `/open-apis${path}` },
  state: 'supported',
})

const partial = (row: number, method: Endpoint['method'], path: string, missing: string): Covered => ({
  ...{ row, method, path: `/open-apis${path}` },
  state: 'partial',
  missing,
})

const absent = (row: number, method: Endpoint['method'], path: string): Covered => ({
  ...{ row, method, path: `/open-apis${path}` },
  state: 'absent',
})

const message = '/im/v1/messages/:message_id'
const chat = '/im/v1/chats'
const contact = '/contact/v3'
const card = '/cardkit/v1/cards'
const element = `${card}/:card_id/elements/:element_id`

const noTemplates = 'templates and card entities; types audio, media, sticker, share_chat, share_user'

/**
 * What the emulator takes, half takes and does not take. `coverage.test.ts` holds this list against the routes.
 *
 * Nothing anywhere knows: content control (230022, 230028), encrypted and external chats, topics, several tenants, the
 * monthly quota (99991403), the caller's address (99991401), an app without the bot ability (230006).
 */
export const coverage: readonly Covered[] = [
  supported(1, 'POST', '/auth/v3/tenant_access_token/internal'),
  partial(2, 'POST', '/im/v1/messages', noTemplates),
  partial(3, 'POST', `${message}/reply`, `reply_in_thread; ${noTemplates}`),
  partial(4, 'PATCH', message, 'batch messages and ephemeral cards are not there to be refused'),
  supported(5, 'PUT', message),
  supported(6, 'DELETE', message),
  supported(7, 'GET', message),
  supported(8, 'GET', `${message}/read_users`),
  partial(9, 'PATCH', `${message}/urgent_app`, 'the quota of urgent messages (230024), group settings (230052)'),
  partial(10, 'POST', '/interactive/v1/card/update', 'templates; exclusive cards of schema 1.0 with open_ids'),
  absent(11, 'POST', '/ephemeral/v1/send'),
  absent(11, 'POST', '/ephemeral/v1/delete'),
  absent(12, 'POST', '/message/v4/batch_send/'),
  absent(12, 'DELETE', '/im/v1/batch_messages/:batch_message_id'),
  absent(12, 'GET', '/im/v1/batch_messages/:batch_message_id/read_user'),
  absent(12, 'GET', '/im/v1/batch_messages/:batch_message_id/get_progress'),
  partial(13, 'POST', '/im/v1/images', 'pixel sizes of ICO, TIFF and HEIC; HTTP 401 + 234002'),
  partial(13, 'POST', '/im/v1/files', 'whether the bytes are what file_type says; HTTP 401 + 234002'),
  supported(13, 'GET', '/im/v1/images/:key'),
  supported(13, 'GET', '/im/v1/files/:key'),
  partial(13, 'GET', `${message}/resources/:key`, 'forwarded messages; more than 100 MB (234037)'),
  absent(14, 'POST', '/im/v1/pins'),
  absent(14, 'DELETE', '/im/v1/pins/:message_id'),
  partial(15, 'GET', chat, 'sort_type; pictures and descriptions of groups'),
  partial(15, 'GET', `${chat}/:chat_id`, 'settings of the group: the first member is its owner'),
  supported(15, 'GET', `${chat}/:chat_id/members`),
  supported(15, 'GET', `${chat}/:chat_id/members/is_in_chat`),
  partial(16, 'GET', `${contact}/users/batch`, 'fields beyond ids, name, mobile, employee number, status, department'),
  supported(16, 'POST', `${contact}/users/basic_batch`),
  partial(16, 'POST', `${contact}/users/batch_get_id`, 'e-mail addresses: nobody has one'),
  partial(16, 'GET', `${contact}/users/find_by_department`, 'a range that holds some departments and not others'),
  partial(16, 'GET', `${contact}/departments/:department_id/children`, 'leaders, order and units of departments'),
  supported(17, 'GET', '/bot/v3/info'),
  supported(18, 'GET', '/event/v1/outbound_ip'),
  partial(19, 'GET', '/authen/v1/authorize', 'consent to scopes; the look of the page'),
  partial(19, 'POST', '/authen/v2/oauth/token', 'refresh tokens (20026, 20064, 20073, 20074); the scope parameter'),
  supported(19, 'GET', '/authen/v1/user_info'),
  absent(20, 'POST', '/jssdk/ticket/get'),
  absent(21, 'POST', card),
  absent(21, 'PUT', `${card}/:card_id`),
  absent(21, 'PATCH', `${card}/:card_id/settings`),
  absent(21, 'POST', `${card}/:card_id/batch_update`),
  absent(21, 'POST', `${card}/:card_id/elements`),
  absent(21, 'PUT', element),
  absent(21, 'PATCH', element),
  absent(21, 'DELETE', element),
  absent(21, 'PUT', `${element}/content`),
  {
    ...{ row: 22, method: 'POST', path: '/callback/ws/endpoint', state: 'partial' },
    missing: 'who may not have one (403); frames of type card; ClientAssertion instead of the secret',
  },
  partial(0, 'GET', '/im/v1/messages', 'threads as containers'),
  supported(0, 'POST', `${message}/reactions`),
  supported(0, 'GET', `${message}/reactions`),
  supported(0, 'DELETE', `${message}/reactions/:reaction_id`),
]

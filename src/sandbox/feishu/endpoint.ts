import { refuse } from './codes.ts'
import type { Call } from './types.ts'
import type { World } from './world.ts'

export type Answer =
  /** `{code: 0, msg: 'success', data}` */
  | { data: unknown }
  /** The whole body: some old APIs have no `data`. */
  | { body: Record<string, unknown> }
  /** Bytes, pages and redirects. */
  | Response

export type ApiCall = {
  readonly world: World
  readonly request: Request
  readonly url: URL
  /** Path parameters. */
  readonly params: Readonly<Record<string, string>>
  /** The JSON body; empty for GET, DELETE and multipart. */
  readonly body: Readonly<Record<string, unknown>>
  /** Who holds the user token, on endpoints with `auth: 'user'`. */
  readonly openId: string
  /** What the call history should know of this call. */
  note(fields: Pick<Call, 'uuid' | 'messageId'>): void
}

export type Endpoint = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As the router spells it: '/open-apis/im/v1/messages/:message_id'. */
  path: string
  auth: 'tenant' | 'user' | 'none'
  /** One of these must be granted. */
  scopes?: readonly string[]
  /** What is in the body belongs to the endpoint itself: it reads `request.formData()`. */
  multipart?: true
  /** Calls a second, where it is not the usual 50. */
  perSecond?: number
  run(call: ApiCall): Answer | Promise<Answer>
}

type Paging = {
  /** Page size when the caller gives none; the largest when absent. */
  usual?: number
  /** The code for a page size out of range and for a token that nobody issued. */
  refusal?: number
}

const wholeOf = (given: string): number => (/^\d{1,9}$/.test(given) ? Number(given) : Number.NaN)

/** One page of a list, with Feishu's three fields. The token is the index of the next item, made opaque. */
export const pageOf = <T>(items: readonly T[], url: URL, most: number, paging: Paging = {}) => {
  const { usual = most, refusal = 99992402 } = paging
  const size = wholeOf(url.searchParams.get('page_size') || String(usual))
  if (!(size >= 1 && size <= most)) refuse(refusal, { message: `page_size must be from 1 to ${most}` })
  const token = url.searchParams.get('page_token')
  const from = token ? wholeOf(Buffer.from(token, 'base64url').toString()) : 0
  if (Number.isNaN(from)) refuse(refusal, { message: 'invalid page_token' })
  const end = from + size
  const more = end < items.length
  return {
    page: items.slice(from, end),
    has_more: more,
    page_token: more ? Buffer.from(String(end)).toString('base64url') : '',
  }
}

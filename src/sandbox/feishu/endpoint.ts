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
  multipart?: true
  run(call: ApiCall): Answer | Promise<Answer>
}

/** One page of a list, with Feishu's three fields. The token is the index of the next item, made opaque. */
export const pageOf = <T>(items: readonly T[], url: URL, most: number, usual = most) => {
  const size = Math.min(Math.max(Number(url.searchParams.get('page_size') ?? usual) || usual, 1), most)
  const token = url.searchParams.get('page_token')
  const from = token ? Number(Buffer.from(token, 'base64url').toString()) || 0 : 0
  const end = from + size
  const more = end < items.length
  return {
    page: items.slice(from, end),
    has_more: more,
    page_token: more ? Buffer.from(String(end)).toString('base64url') : '',
  }
}

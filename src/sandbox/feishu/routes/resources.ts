import { refuse } from '../codes.ts'
import type { Answer, ApiCall, Endpoint } from '../endpoint.ts'
import type { Message } from '../types.ts'
import { uploadedBytes } from '../uploads.ts'

/** Every `image_key` and `file_key` in a message, posts included. */
const keysIn = (value: unknown): string[] => {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, held]) =>
    (name === 'image_key' || name === 'file_key') && typeof held === 'string' ? [held] : keysIn(held),
  )
}

const holds = ({ content }: Message, key: string): boolean => keysIn(JSON.parse(content)).includes(key)

/** What people have sent: asked for by the message it is in (feishu.md §4.6). */
const download = ({ world, params, url }: ApiCall): Answer => {
  const wanted = url.searchParams.get('type')
  if (wanted !== 'image' && wanted !== 'file') return refuse(234001)
  const message = world.state.messages.get(params.message_id ?? '')
  if (!message) return refuse(234001, { message: 'Invalid request param: message_id' })
  if (message.recalled) return refuse(230110)
  if (!world.state.chats.get(message.chatId)?.botIn) return refuse(234004)
  if (message.type === 'interactive') return refuse(234043)
  const key = params.key ?? ''
  const upload = world.state.uploads.get(key)
  if (!upload || !holds(message, key)) return refuse(234003)
  return upload.kind === wanted ? uploadedBytes(upload) : refuse(234001)
}

export const resourceEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/open-apis/im/v1/messages/:message_id/resources/:key',
    auth: 'tenant',
    scopes: ['im:message', 'im:message:readonly', 'im:message.history:readonly'],
    run: download,
  },
]

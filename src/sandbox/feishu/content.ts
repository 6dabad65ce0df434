import { type CardCheckOptions, checkCard, errorText } from '../../../cards/kit/limits.ts'
import { ApiError, refuse } from './codes.ts'
import { cardBytes, textBytes } from './limits.ts'
import { takeMentions } from './message.ts'
import type { Chat, Mention, Message } from './types.ts'
import type { World } from './world.ts'

export type Checked = { type: Message['type']; content: string; mentions: Mention[] }

const parse = (content: unknown): Record<string, unknown> => {
  if (typeof content !== 'string') return refuse(230001, { message: 'content must be a JSON string' })
  try {
    const value: unknown = JSON.parse(content)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // falls through: no JSON and no object are the same refusal
  }
  return refuse(230001, { message: 'content is not a string in json format' })
}

const checkUpload = (world: World, key: unknown, kind: 'image' | 'file'): void => {
  if (typeof key !== 'string' || !key) refuse(230001, { message: `${kind}_key is required` })
  const upload = world.state.uploads.get(key)
  if (!upload) refuse(230001, { message: `invalid ${kind}_key` })
  if (upload.kind !== kind) refuse(230055)
}

const postTags = new Set(['text', 'a', 'at', 'img', 'media', 'emotion', 'code_block', 'hr', 'md'])

const checkPost = (world: World, post: Record<string, unknown>): void => {
  const bodies = Object.values(post) as { content?: unknown }[]
  if (bodies.length === 0) refuse(230001, { message: 'post content is empty' })
  for (const body of bodies) {
    if (!Array.isArray(body?.content)) refuse(230001, { message: 'post content must be paragraphs' })
    for (const node of body.content.flat() as { tag?: string; image_key?: unknown }[]) {
      if (!postTags.has(node?.tag ?? '')) refuse(230001, { message: `unknown tag ${node?.tag}` })
      if (node.tag === 'img') checkUpload(world, node.image_key, 'image')
    }
  }
}

/** What a card may refer to here. */
export const cardFacts = (world: World): CardCheckOptions => {
  const { uploads, users } = world.state
  return {
    tables: world.limits.tables,
    imageKeys: { has: (key) => uploads.get(key)?.kind === 'image' },
    users: { has: (id) => users.has(id) || id === world.bot.openId },
  }
}

/** The card as this platform would judge it: 230025 when too long, else 230099 with the sub-code in the text. */
export const checkCardContent = (world: World, content: string): void => {
  const verdict = checkCard(content, cardFacts(world))
  if (verdict.ok) return
  throw new ApiError(verdict.code, verdict.code === 230099 ? { message: errorText(verdict) } : {})
}

const checkText = (world: World, value: Record<string, unknown>): { content: string; mentions: Mention[] } => {
  if (typeof value.text !== 'string' || value.text === '') return refuse(230001, { message: 'text is empty' })
  const { text, mentions } = takeMentions(world, value.text)
  return { content: JSON.stringify({ text }), mentions }
}

/** Judges the content of a message that the bot wants to send (feishu.md §4.3). */
export const checkContent = (world: World, type: unknown, content: unknown, chat: Chat): Checked => {
  const value = parse(content)
  const written = content as string
  const bytes = Buffer.byteLength(written)
  if (bytes > (type === 'text' ? textBytes : cardBytes)) refuse(230025)
  switch (type) {
    case 'text':
      return { type, ...checkText(world, value) }
    case 'interactive':
      checkCardContent(world, written)
      break
    case 'post':
      checkPost(world, value)
      break
    case 'image':
      checkUpload(world, value.image_key, 'image')
      break
    case 'file':
      checkUpload(world, value.file_key, 'file')
      break
    case 'system':
      if (chat.kind !== 'p2p' || value.type !== 'divider') refuse(230001)
      break
    default:
      return refuse(230054)
  }
  return { type, content: written, mentions: [] }
}

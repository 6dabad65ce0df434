import { z } from 'zod'

const id = z.string().min(1).max(100)
const label = z.string().max(200)
const entered = z.union([z.string().max(5_000), z.boolean(), z.array(z.string().max(200)).max(200)])

export const viewInput = z.object({
  person: id,
  chat: id.optional(),
  most: z.coerce.number().int().min(1).max(2_000).default(60),
})
/** Which one, of several that look the same. */
const nth = z.number().int().min(0).max(200).default(0)

export const clickInput = z.strictObject({ person: id, message: id, label, nth })
export const chooseInput = z.strictObject({ person: id, message: id, name: z.string().max(100), value: entered, nth })
export const fillInput = z.strictObject({
  person: id,
  message: id,
  values: z.record(z.string().max(100), entered),
  button: label.optional(),
})
export const sayInput = z.strictObject({
  person: id,
  chat: id,
  text: z.string().trim().min(1).max(5_000),
  at: z.boolean().default(false),
  mentions: z.array(id).max(50).default([]),
  replyTo: id.optional(),
})
/** Beside the bytes of a picture or file, in the address. */
export const sendInput = z.object({
  person: id,
  chat: id,
  kind: z.enum(['image', 'file']),
  name: z.string().trim().min(1).max(200),
  replyTo: id.optional(),
})
export const fileInput = z.object({ person: id, message: id, key: id, save: z.string().optional() })
export const messageInput = z.strictObject({ person: id, message: id })
export const reactInput = z.strictObject({ person: id, message: id, emoji: z.string().min(1).max(50) })
export const chatInput = z.strictObject({ person: id, chat: id })
export const advanceInput = z.strictObject({ minutes: z.number().int().min(1).max(1_440) })
export const goInput = z.strictObject({ at: z.iso.datetime() })
export const nothing = z.strictObject({})

import { z } from 'zod'

const id = z.string().min(1).max(100)
const label = z.string().max(200)
const entered = z.union([z.string().max(5_000), z.boolean(), z.array(z.string().max(200)).max(200)])

export const viewInput = z.object({
  person: id,
  chat: id.optional(),
  most: z.coerce.number().int().min(1).max(2_000).default(60),
})
export const clickInput = z.strictObject({ person: id, message: id, label })
export const chooseInput = z.strictObject({ person: id, message: id, name: z.string().max(100), value: entered })
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
  replyTo: id.optional(),
})
export const chatInput = z.strictObject({ person: id, chat: id })
export const advanceInput = z.strictObject({ minutes: z.number().int().min(1).max(1_440) })
export const goInput = z.strictObject({ at: z.iso.datetime() })
export const nothing = z.strictObject({})

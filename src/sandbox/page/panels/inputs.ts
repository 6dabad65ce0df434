import { z } from 'zod'
import { badDayNames } from './faults.ts'

const id = z.string().min(1).max(100)

export const one = z.strictObject({ id })
export const faultInput = z.strictObject({ fault: z.enum(badDayNames), on: z.boolean() })
export const monthInput = z.strictObject({ crowd: z.boolean() })
export const listInput = z.object({
  most: z.coerce.number().int().min(1).max(200).default(50),
  state: z.string().max(20).optional(),
})
export const cardInput = z.object({ person: id, message: id })
export const personInput = z.object({ person: id })

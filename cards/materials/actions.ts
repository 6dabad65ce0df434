import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

const id = z.string().min(1).max(64)
/** Where the button stands: on a card that several see, or on one's own. */
const place = z.enum(['group', 'own'])
export type Place = z.infer<typeof place>

export const readAction = defineAction('materials.read', { material: id, place })
export const checkAction = defineAction('materials.check', { material: id, place })
export const nextCaseAction = defineAction('materials.next-case', { case: id, kind: z.string().max(20) })
export const caseToGroupAction = defineAction('materials.case-to-group', { case: id })

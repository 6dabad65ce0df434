import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

/** `group`: the card that everyone sees, good until the round closes. `own`: a card in 单聊, good until the next push. */
const place = z.enum(['group', 'own'])
export type Place = z.infer<typeof place>
const round = z.string().min(1).max(64)

/** One tap, one answer. */
export const answerAction = defineAction('study.answer', { round, place, choice: z.string().regex(/^[A-HTF]$/) })

/** Multiple choice: a letter on or off. */
export const toggleAction = defineAction('study.toggle', { round, place, choice: z.string().regex(/^[A-H]$/) })

/** Multiple choice: what is ticked becomes the answer. */
export const submitAction = defineAction('study.submit', { round, place })

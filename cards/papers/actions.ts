import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

const paper = z.string().min(1).max(64)
const item = z.number().int().min(0).max(199)

export const startAction = defineAction('papers.start', { paper })
/** A letter as it is shown, never as the question keeps it; 'T' and 'F' of a true/false. */
export const chooseAction = defineAction('papers.choose', { paper, item, choice: z.string().regex(/^[A-HTF]$/) })
/** Multiple choice: a letter on or off. */
export const tickAction = defineAction('papers.tick', { paper, item, choice: z.string().regex(/^[A-H]$/) })
/** Multiple choice: what is ticked becomes the answer. */
export const settleAction = defineAction('papers.settle', { paper, item })
/** 有把握 / 没把握 */
export const sureAction = defineAction('papers.sure', { paper, item, sure: z.boolean() })
/** Another item on the same card. */
export const turnAction = defineAction('papers.turn', { paper, to: item })
/** `anyway`: although some are not answered. */
export const handInAction = defineAction('papers.hand-in', { paper, anyway: z.boolean() })

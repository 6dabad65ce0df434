import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

/** 接下一句 · 填空 · 一句一句过 */
export const modes = ['order', 'gap', 'flash'] as const
export type Mode = (typeof modes)[number]

/**
 * Where somebody is in a round. What is right stands nowhere in it: the options are drawn anew from `run` when the tap
 * comes back.
 */
const at = {
  run: z.string().min(1).max(64),
  text: z.string().min(1).max(64),
  mode: z.enum(modes),
  step: z.number().int().min(0).max(100),
  /** How many were right so far in this round; kept nowhere else. */
  right: z.number().int().min(0).max(100),
}
export type At = { run: string; text: string; mode: Mode; step: number; right: number }

export const beginAction = defineAction('practice.begin', { text: at.text, mode: at.mode })
/** One of the three, by its place on the card. */
export const pickAction = defineAction('practice.pick', { ...at, pick: z.number().int().min(0).max(2) })
/** 「下一句」: on to the step that stands in it. */
export const nextAction = defineAction('practice.next', at)
/** The sentence behind the thing that is pointed at. */
export const revealAction = defineAction('practice.reveal', at)
export const wholeAction = defineAction('practice.whole', { text: at.text })
/** One of several posts. */
export const openAction = defineAction('practice.open', { text: at.text })

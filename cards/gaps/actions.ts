import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

const gap = z.string().min(1).max(64)
/** The 班前抽问 of a shift; '' when somebody asked by themselves. */
const ask = z.string().max(200)
export const results = ['can', 'with-help', 'cannot'] as const
export type Result = (typeof results)[number]
const result = z.enum(results)

/** Whom to ask, as the shift's chair sees it. */
export const listAction = defineAction('gaps.list', { ask: ask.min(1) })
/** One person's question. */
export const lookAction = defineAction('gaps.look', { ask, gap })
/** What is right, for whoever asks: nobody answers on this card. */
export const keyAction = defineAction('gaps.key', { ask, gap })
/** 会 · 提示后会 · 不会 */
export const askedAction = defineAction('gaps.asked', { ask, gap, result })

/** 已给他讲过 */
export const coachedAction = defineAction('gaps.coached', { gap })
/** 做对了 · 提示后做对 · 没做对, on the day that stands in the form. */
export const shownAction = defineAction('gaps.shown', { gap, result })
/** The card on which the mentor does both. */
export const helpAction = defineAction('gaps.help', { gap })

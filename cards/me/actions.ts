import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

/** Not to be disturbed for so many days. */
export const muteAction = defineAction('me.mute', { days: z.number().int().min(1).max(14) })

/** To be disturbed again, within the budget. */
export const unmuteAction = defineAction('me.unmute', {})

/** So many review questions a day without having asked; 0 is none. */
export const reviewsAction = defineAction('me.reviews', { perDay: z.number().int().min(0).max(3) })

/** Whether to be asked 有把握 / 没把握 before each review answer. */
export const surenessAction = defineAction('me.sureness', { ask: z.boolean() })

/** All lines of a digest that has more than one card shows at first. */
export const digestAction = defineAction('me.digest', { digest: z.string().min(1).max(200) })

import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

const handover = z.string().min(1).max(64)

/** One of the two mentors agrees. */
export const confirmAction = defineAction('pairings.confirm', { handover })

/** Does not agree: the card asks why, with the reasons as buttons, or goes back to what it was. */
export const askWhyAction = defineAction('pairings.ask-why', { handover, asking: z.boolean() })

export const declineAction = defineAction('pairings.decline', {
  handover,
  why: z.enum(['busy', 'away', 'tie', 'unfamiliar', 'other']),
})

/** Whoever proposed it takes it back. */
export const withdrawAction = defineAction('pairings.withdraw', { handover })

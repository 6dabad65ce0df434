import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

const meeting = z.string().max(64)

/** What the chair's card can show: forms take the place of the rest while they are filled in. */
export const leadViews = ['main', 'roll', 'minutes', 'decide'] as const
export type LeadView = (typeof leadViews)[number]

export const startAction = defineAction('meetings.start', { meeting })
export const startLateAction = defineAction('meetings.start-late', { meeting })
export const takeOverAction = defineAction('meetings.take-over', { meeting })
export const stepAction = defineAction('meetings.step', { meeting, step: z.number().int().min(0).max(50) })
export const showAction = defineAction('meetings.show', {
  meeting,
  view: z.enum(leadViews),
  page: z.number().int().min(0).max(100),
})
export const markAction = defineAction('meetings.mark', { meeting })
export const allHereAction = defineAction('meetings.all-here', { meeting })
export const familyAction = defineAction('meetings.family', { meeting, spoke: z.boolean() })
export const minutesAction = defineAction('meetings.minutes', { meeting })
export const decideAction = defineAction('meetings.decide', { meeting })
export const endAction = defineAction('meetings.end', { meeting })

/** On the card of somebody who was missing. */
export const studyAction = defineAction('meetings.study', { meeting })
export const claimAction = defineAction('meetings.claim', { meeting })
/** On the card of whoever judges that. */
export const judgeClaimAction = defineAction('meetings.judge-claim', {
  meeting,
  member: z.string().max(64),
  granted: z.boolean(),
})

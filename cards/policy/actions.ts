import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

export const confirmProposal = defineAction('policy.confirm', { proposal: z.string() })
export const dropProposal = defineAction('policy.drop', { proposal: z.string() })

import { z } from 'zod'
import { defineAction } from '../kit/action.ts'
import { syncKinds } from './sync.ts'

const batch = { report: z.string().min(1).max(64), kind: z.enum(syncKinds) }

/** All that is still open of one kind in one list. */
export const applyAction = defineAction('people.apply-findings', batch)
export const dismissAction = defineAction('people.dismiss-findings', batch)

import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

const draft = z.string().min(1).max(64)

/** What was shown is imported. */
export const importConfirmAction = defineAction('people.import-confirm', { draft })

export const importCancelAction = defineAction('people.import-cancel', { draft })

import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

export const cancelAbsenceAction = defineAction('shifts.cancel-absence', { absenceId: z.string().max(100) })

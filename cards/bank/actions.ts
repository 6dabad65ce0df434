import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

const draft = z.string().min(1).max(64)

/** 确认入库：what was shown is imported. */
export const bankConfirmAction = defineAction('bank.import-confirm', { draft })

export const bankCancelAction = defineAction('bank.import-cancel', { draft })

import { z } from 'zod'
import { defineAction } from '../kit/action.ts'

const id = z.string().min(1).max(64)

/** `seat`: whose vote it is; somebody else may speak for it. */
export const approveAction = defineAction('approvals.approve', { approval: id, seat: id })
export const rejectAction = defineAction('approvals.reject', { approval: id, seat: id })

/** One's own: not to decide this. */
export const recuseAction = defineAction('approvals.recuse', { approval: id, seat: id })

/** The requester's own. */
export const cancelAction = defineAction('approvals.cancel', { approval: id })

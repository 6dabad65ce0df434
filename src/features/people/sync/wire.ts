import { z } from 'zod'

/** Feishu's events about people and groups, as far as we read them: ids, a name to show, whether somebody is gone. */
const flagged = z.boolean().default(false)
const user = z.object({
  open_id: z.string().min(1).optional(),
  name: z.string().optional(),
  employee_no: z.string().optional(),
  status: z.object({ is_resigned: flagged, is_exited: flagged }).optional(),
  department_ids: z.array(z.string()).default([]),
})

/** contact.user.created_v3 · updated_v3 · deleted_v3. After a resignation the id may stand in the old object only. */
export const userEvent = z.object({
  object: user,
  old_object: z.object({ open_id: z.string().min(1).optional() }).optional(),
})

const some = z.object({ users: z.array(user).default([]) }).optional()
/** contact.scope.updated_v3 */
export const scopeEvent = z.object({ added: some, removed: some })

/** im.chat.member.user.* · im.chat.member.bot.* · im.chat.disbanded_v1 */
export const chatEvent = z.object({
  chat_id: z.string().min(1),
  users: z
    .array(z.object({ name: z.string().default(''), user_id: z.object({ open_id: z.string().min(1) }) }))
    .default([]),
})

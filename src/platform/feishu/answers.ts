import { z } from 'zod'

/** What we read of Feishu's answers; the rest is dropped. */
export const tokenAnswer = z.object({ tenant_access_token: z.string().min(1), expire: z.number().positive() })

export const sentAnswer = z.object({ data: z.object({ message_id: z.string().min(1), chat_id: z.string().min(1) }) })

export const plainAnswer = z.object({ code: z.literal(0) })

export const historyAnswer = z.object({
  data: z.object({
    has_more: z.boolean().default(false),
    page_token: z.string().optional(),
    items: z
      .array(
        z.object({
          message_id: z.string(),
          create_time: z.coerce.number(),
          sender: z.object({ id: z.string().default(''), sender_type: z.string().default('') }).optional(),
          body: z.object({ content: z.string().default('') }).optional(),
        }),
      )
      .default([]),
  }),
})

export const accountsAnswer = z.object({
  data: z.object({
    user_list: z.array(z.object({ user_id: z.string().optional(), mobile: z.string().optional() })).default([]),
  }),
})

export const uploadAnswer = z.object({ data: z.object({ file_key: z.string().min(1) }) })

export const imageAnswer = z.object({ data: z.object({ image_key: z.string().min(1) }) })

export const inChatAnswer = z.object({ data: z.object({ is_in_chat: z.boolean() }) })

/** `bot`, not `data` (bot/v3). */
export const selfAnswer = z.object({ bot: z.object({ open_id: z.string().min(1), app_name: z.string().default('') }) })

/** Flat, as OAuth wants it (authen/v2/oauth/token). */
export const userTokenAnswer = z.object({ access_token: z.string().min(1) })

export const userInfoAnswer = z.object({
  data: z.object({ open_id: z.string().min(1), tenant_key: z.string().min(1) }),
})

const paged = { has_more: z.boolean().default(false), page_token: z.string().optional() }

export const chatMembersAnswer = z.object({
  data: z.object({
    ...paged,
    items: z.array(z.object({ member_id: z.string().min(1), name: z.string().default('') })).default([]),
  }),
})

const flagged = z.boolean().default(false)

/** What is missing was not granted (field scopes of contact/v3): left out, not refused. */
export const userAnswer = z.object({
  open_id: z.string().min(1),
  name: z.string().optional(),
  employee_no: z.string().optional(),
  status: z.object({ is_resigned: flagged, is_exited: flagged }).optional(),
  department_ids: z.array(z.string()).default([]),
})
export type UserAnswer = z.infer<typeof userAnswer>

export const usersAnswer = z.object({ data: z.object({ ...paged, items: z.array(userAnswer).default([]) }) })

export const departmentsAnswer = z.object({
  data: z.object({
    ...paged,
    items: z
      .array(
        z.object({
          open_department_id: z.string().min(1),
          parent_department_id: z.string().default('0'),
          name: z.string().default(''),
        }),
      )
      .default([]),
  }),
})

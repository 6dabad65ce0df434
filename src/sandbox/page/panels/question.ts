import type { Context } from 'hono'
import type { z } from 'zod'
import { refusalOf } from '../refusal.ts'
import { texts } from '../texts.ts'

/** A question: its query through the schema, its refusals as words. */
export const question =
  <S extends z.ZodType>(schema: S, answer: (input: z.output<S>) => Promise<object> | object) =>
  async (c: Context) => {
    const input = schema.safeParse(c.req.query())
    if (!input.success) return c.json({ why: texts.malformed }, 400)
    try {
      return c.json(await answer(input.data))
    } catch (error) {
      const why = refusalOf(error)
      if (why === undefined) throw error
      return c.json({ why }, 409)
    }
  }

import type { Context } from 'hono'
import type { z } from 'zod'
import { refusalOf } from './refusal.ts'
import { texts } from './texts.ts'

/** A command: its body through the schema, its refusals as words. */
export const command =
  <S extends z.ZodType>(schema: S, run: (input: z.output<S>) => Promise<object>) =>
  async (c: Context) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    const input = schema.safeParse(body)
    if (!input.success) return c.json({ why: texts.malformed }, 400)
    try {
      return c.json(await run(input.data))
    } catch (error) {
      const why = refusalOf(error)
      if (why === undefined) throw error
      return c.json({ why }, 409)
    }
  }

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

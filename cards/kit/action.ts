import { z } from 'zod'

/** What a button carries to the server and back: a name, and a payload checked on return. */
export type CardAction<Payload = unknown> = {
  readonly name: string
  readonly payload: z.ZodType<Payload>
}

/** The name stands on cards in people's chats: never rename it, only retire it. */
export const defineAction = <Shape extends z.ZodRawShape>(name: `${string}.${string}`, shape: Shape) =>
  ({ name, payload: z.object(shape) }) as const

/** `v` lets a card sent last month meet today's handler and be told that it has expired. */
export const actionValue = z.object({ v: z.literal(1), a: z.string().max(80), p: z.unknown() })
export type ActionValue = z.infer<typeof actionValue>

export const carry = <P>(action: CardAction<P>, payload: P): ActionValue => ({ v: 1, a: action.name, p: payload })

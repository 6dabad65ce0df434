import { type Context, Hono } from 'hono'
import type { z } from 'zod'
import type { ClickResult, Feishu } from '../feishu/types.ts'
import type { SandboxControl } from './control.ts'
import {
  advanceInput,
  chatInput,
  chooseInput,
  clickInput,
  fillInput,
  goInput,
  messageInput,
  nothing,
  reactInput,
  sayInput,
} from './inputs.ts'
import { refusalOf } from './refusal.ts'
import { texts } from './texts.ts'
import type { Clicked, Jumped } from './wire.ts'

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

const clicked = ({ toast, error }: ClickResult): Clicked => ({
  ...(toast ? { toast } : {}),
  ...(error ? { error } : {}),
})

const markRead = async (feishu: Feishu, person: string, chat: string): Promise<void> => {
  const reader = feishu.as(person)
  for (const message of reader.sees(chat))
    if (message.sender !== person && message.type !== 'system') await reader.reads(message.messageId)
}

/** What people do in Feishu: each of these is one of the emulated client's own gestures. */
export const peopleCommands = (feishu: Feishu) =>
  new Hono()
    .post(
      '/click',
      command(clickInput, async ({ person, message, label, nth }) =>
        clicked(await feishu.as(person).clicks(message, label, nth)),
      ),
    )
    .post(
      '/choose',
      command(chooseInput, async ({ person, message, name, value, nth }) =>
        clicked(await feishu.as(person).chooses(message, name, value, nth)),
      ),
    )
    .post(
      '/fill',
      command(fillInput, async ({ person, message, values, button }) =>
        clicked(await feishu.as(person).fills(message, values, button)),
      ),
    )
    .post(
      '/say',
      command(sayInput, async ({ person, chat, text, at, mentions, replyTo }) => {
        const named = mentions.map((one) => (one === 'bot' ? feishu.bot.openId : one))
        const how = { at, mentions: named, ...(replyTo === undefined ? {} : { replyTo }) }
        const said = await feishu.as(person).says(chat, text, how)
        return { messageId: said.messageId }
      }),
    )
    .post(
      '/recall',
      command(messageInput, async ({ person, message }) => {
        await feishu.as(person).recalls(message)
        return {}
      }),
    )
    .post(
      '/react',
      command(reactInput, async ({ person, message, emoji }) => {
        await feishu.as(person).reacts(message, emoji)
        return {}
      }),
    )
    .post(
      '/read',
      command(chatInput, async ({ person, chat }) => {
        await markRead(feishu, person, chat)
        return {}
      }),
    )
    .post(
      '/enter',
      command(chatInput, async ({ person, chat }) => {
        if (feishu.p2p(person).chatId === chat) await feishu.as(person).enters()
        return {}
      }),
    )

/** What only a sandbox can do: the clock. */
export const clockCommands = (control: SandboxControl) => {
  const jumped = (job?: string): Jumped => ({ now: control.now().getTime(), ...(job === undefined ? {} : { job }) })
  return new Hono()
    .post(
      '/advance',
      command(advanceInput, async ({ minutes }) => {
        await control.advanceMinutes(minutes)
        return jumped()
      }),
    )
    .post(
      '/go',
      command(goInput, async ({ at }) => {
        await control.goTo(at)
        return jumped()
      }),
    )
    .post(
      '/next',
      command(nothing, async () => jumped((await control.nextJob())?.job)),
    )
}

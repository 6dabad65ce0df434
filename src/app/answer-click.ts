import { z } from 'zod'
import { actionValue } from '../../cards/kit/action.ts'
import { texts } from '../../cards/shell/texts.ts'
import { briefly } from '../core/errors.ts'
import type { AccountId, ChatId, MessageId } from '../core/ids.ts'
import { dbUntil } from '../platform/db/db.ts'
import type { Click, ClickHandler, ClickReply } from '../platform/feature.ts'
import { keeping, keepReply, keptReply } from '../platform/inbox/clicks.ts'
import type { World } from '../platform/world.ts'

/** Feishu waits three seconds and never asks again; an honest «not saved» must still arrive in time. Milliseconds. */
const budget = 2_200

/** The pages disagree whether `context` stands inside `event`, so both spellings are read. */
const clicked = z.object({
  operator: z.object({ open_id: z.string().min(1).max(100), tenant_key: z.string().optional() }),
  action: z.object({ value: z.unknown(), form_value: z.record(z.string(), z.unknown()).optional() }),
  context: z.object({ open_message_id: z.string(), open_chat_id: z.string() }).partial().optional(),
  open_message_id: z.string().optional(),
  open_chat_id: z.string().optional(),
})

export type WireReply = { toast?: ClickReply['toast']; card?: { type: 'raw'; data: object } }

const wire = ({ toast, card }: ClickReply): WireReply => ({
  toast,
  ...(card && { card: { type: 'raw' as const, data: card } }),
})
const failed: ClickReply = { toast: { type: 'error', content: texts.notSaved } }
const expired: ClickReply = { toast: { type: 'warning', content: texts.cardExpired } }

/**
 * 点击：decided, written and answered inside the request, because nobody redelivers a click.
 *
 * Answers always: what was stored for this event before, what the handler says, «expired» for a card of another time,
 * «not saved» when it failed or took too long; a commit not begun by then is not begun at all.
 */
export const answerClick = async (
  world: World,
  handlers: ReadonlyMap<string, ClickHandler>,
  delivery: { eventId: string; event: unknown; tenantKey: string },
): Promise<WireReply> => {
  const began = performance.now()
  const parsed = clicked.safeParse(delivery.event)
  const value = parsed.success ? actionValue.safeParse(parsed.data.action.value) : undefined
  const handler = value?.success ? handlers.get(value.data.a) : undefined
  const action = handler?.action.name ?? 'unknown'
  const log = world.log.with({ delivery: delivery.eventId, action })
  const say = (outcome: string, reply: ClickReply): WireReply => {
    log.info('click.answered', { outcome, ms: Math.round(performance.now() - began) })
    return wire(reply)
  }
  if (!parsed.success || !value?.success || !handler) return say('unknown-card', expired)
  // In a group that two companies share, the operator may be somebody else's employee.
  if (parsed.data.operator.tenant_key !== undefined && parsed.data.operator.tenant_key !== delivery.tenantKey)
    return say('foreign-operator', expired)

  const { operator, context } = parsed.data
  const stop = new AbortController()
  const inTime = { ...world, log, db: dbUntil(world.db, stop.signal) }
  const click = { eventId: delivery.eventId, action, account: operator.open_id }
  let asked = false
  const keep: Click['keep'] = (...what) => {
    asked = true
    return keeping(world, click)(...what)
  }

  /** What stands for this event: kept with the fact, or kept now. A commit of its own is spared wherever it can be. */
  const stored = async (reply: ClickReply): Promise<ClickReply> => {
    const kept = asked ? await keptReply(world.db, delivery.eventId) : undefined
    return kept ?? keepReply(inTime, click, reply)
  }
  const decide = async (): Promise<[string, ClickReply]> => {
    const kept = await keptReply(world.db, delivery.eventId)
    if (kept) return ['repeated', kept]
    const reply = await handler.run(inTime, {
      eventId: delivery.eventId,
      account: operator.open_id as AccountId,
      messageId: (context?.open_message_id ?? parsed.data.open_message_id ?? '') as MessageId,
      chatId: (context?.open_chat_id ?? parsed.data.open_chat_id ?? '') as ChatId,
      payload: value.data.p,
      form: parsed.data.action.form_value ?? {},
      keep,
    })
    // Two copies of one click at once: both tell what the first of them was told.
    return ['answered', await stored(reply)]
  }

  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<[string, ClickReply]>((give) => {
    timer = setTimeout(() => {
      stop.abort()
      give(['late', failed])
    }, budget)
  })
  try {
    const [outcome, reply] = await Promise.race([decide(), late])
    return say(outcome, reply)
  } catch (error) {
    if (error instanceof z.ZodError) return say('unknown-payload', expired)
    log.error('click.failed', { error: briefly(error) })
    return say('failed', failed)
  } finally {
    clearTimeout(timer)
  }
}

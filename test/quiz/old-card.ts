import { benchApp } from '../bench.ts'
import type { Stage } from '../study/stage.ts'
import { knock, signedPlain } from '../support/door.ts'
import { envelopeOf } from '../support/wire.ts'

type Held = { text?: { content?: string }; behaviors?: { value?: unknown }[] }

const buttonIn = (value: unknown, label: string): unknown => {
  if (value === null || typeof value !== 'object') return undefined
  const held = value as Held
  if (held.text?.content === label && held.behaviors?.[0]) return held.behaviors[0].value
  for (const inner of Object.values(value)) {
    const found = buttonIn(inner, label)
    if (found !== undefined) return found
  }
  return undefined
}

let serial = 0

/** A tap on a card as a phone still shows it, whatever has become of it. @returns what the person is told */
export const tapsOld = async (
  b: Stage,
  n: number,
  messageId: string,
  content: string,
  label: string,
): Promise<string> => {
  const event = {
    operator: { open_id: `ou_${String(n).padStart(4, '0')}`, tenant_key: benchApp.tenantKey },
    action: { value: buttonIn(JSON.parse(content), label) },
    context: { open_message_id: messageId, open_chat_id: 'oc_1' },
  }
  const envelope = envelopeOf(benchApp, 'card.action.trigger', event, { event_id: `old-tap-${++serial}` })
  const { body } = await knock(b, signedPlain(JSON.stringify(envelope), b.world.clock.now().getTime()))
  return (JSON.parse(body) as { toast?: { content: string } }).toast?.content ?? ''
}

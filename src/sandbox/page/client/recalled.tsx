import { signal } from '@preact/signals'
import type { MessageLine } from '../wire.ts'
import { chatTexts } from './chat-texts.ts'
import { setDraft } from './drafts.ts'
import { spellMentions } from './spell-mentions.ts'
import { texts } from './texts.ts'

/** One's own words that were taken back, by message: they can be written anew until the page is left. */
const words = signal<Record<string, string>>({})

export const rememberRecalled = (of: MessageLine): void => {
  if (of.type !== 'text') return
  const text = String((JSON.parse(of.content) as { text?: unknown }).text ?? '')
  words.value = { ...words.value, [of.messageId]: spellMentions(text, of.mentions) }
}

/** Where a message was. */
export const Recalled = ({ of, mine }: { of: MessageLine; mine: boolean }) => {
  const before = mine ? words.value[of.messageId] : undefined
  return (
    <li class="notice">
      {mine ? chatTexts.recalledOwn : texts.recalled(of.name)}
      {before !== undefined && (
        <button
          type="button"
          class="edit-again"
          onClick={() => {
            setDraft({ text: before })
            document.querySelector<HTMLElement>('.composer textarea')?.focus()
          }}
        >
          {chatTexts.editAgain}
        </button>
      )}
    </li>
  )
}

import type { MessageLine } from '../wire.ts'
import { command } from './api.ts'
import { Dropdown } from './card/dropdown.tsx'
import { chatTexts } from './chat-texts.ts'
import { sayRefusal } from './gestures.ts'
import { rememberRecalled } from './recalled.tsx'
import { person, replyingTo } from './state.ts'
import { emojis, texts } from './texts.ts'

const react = async (of: MessageLine, emoji: string, near: DOMRect): Promise<void> => {
  await command('react', { person: person.value, message: of.messageId, emoji }).catch((error) =>
    sayRefusal(error, near),
  )
}

const recall = async (of: MessageLine, near: DOMRect): Promise<void> => {
  rememberRecalled(of)
  await command('recall', { person: person.value, message: of.messageId }).catch((error) => sayRefusal(error, near))
}

const nearOf = (event: Event): DOMRect => (event.currentTarget as Element).getBoundingClientRect()

/** What can be done with a message: sign it, answer it, take one's own back. */
export const Tools = ({ of, mine }: { of: MessageLine; mine: boolean }) => (
  <span class="tools">
    <Dropdown class="reply" label={chatTexts.react(of.name)} shown={chatTexts.reactShort}>
      {(close) => (
        <div class="emoji-grid">
          {Object.entries(emojis).map(([emoji, sign]) => (
            <button
              type="button"
              key={emoji}
              aria-label={chatTexts.reactWith(emoji)}
              onClick={(event) => {
                const near = nearOf(event)
                close()
                void react(of, emoji, near)
              }}
            >
              {sign}
            </button>
          ))}
        </div>
      )}
    </Dropdown>
    <button
      type="button"
      class="reply"
      aria-label={texts.replyTo(of.name)}
      onClick={() => {
        replyingTo.value = of
      }}
    >
      {texts.reply}
    </button>
    {mine && (
      <button type="button" class="reply" aria-label={chatTexts.recallOwn} onClick={(e) => void recall(of, nearOf(e))}>
        {chatTexts.recall}
      </button>
    )}
  </span>
)

export const Reactions = ({ of }: { of: MessageLine }) => (
  <ul class="reactions">
    {of.reactions.map(({ emoji, names, mine }) => (
      <li key={emoji}>
        <button
          type="button"
          aria-pressed={mine}
          title={chatTexts.reacted(names.join('、'), mine)}
          onClick={(event) => void react(of, emoji, nearOf(event))}
        >
          {emojis[emoji] ?? emoji} <span>{names.join('、')}</span>
        </button>
      </li>
    ))}
  </ul>
)

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { draft, sendDraft, setDraft } from './drafts.ts'
import { openChat, people, replyingTo } from './state.ts'
import { texts } from './texts.ts'

const Replying = () => {
  const parent = replyingTo.value
  if (!parent) return null
  return (
    <div class="replying">
      <span>{texts.replyTo(parent.name)}</span>
      <button
        type="button"
        aria-label={texts.stopReplying}
        onClick={() => {
          replyingTo.value = undefined
        }}
      >
        ✕
      </button>
    </div>
  )
}

/** The box for a message. Enter sends; while a Chinese input method composes, Enter belongs to it. */
export const Composer = () => {
  const box = useRef<HTMLTextAreaElement>(null)
  const { text, at } = draft.value
  const inGroup = openChat.value?.kind === 'group'
  const parent = replyingTo.value

  useEffect(() => {
    if (parent) box.current?.focus()
  }, [parent])
  useLayoutEffect(() => {
    if (!box.current) return
    box.current.style.height = 'auto'
    box.current.style.height = `${Math.min(box.current.scrollHeight, 132)}px`
  }, [text])

  const send = () => {
    if (box.current) void sendDraft(box.current.getBoundingClientRect())
    box.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Backspace' && text === '' && at) setDraft({ at: false })
    if (event.key === 'Escape') replyingTo.value = undefined
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Replying />
      <div class="composer-line">
        {inGroup && at && <span class="at-chip">{texts.mention(people.value.bot)}</span>}
        <textarea
          ref={box}
          rows={1}
          maxLength={5_000}
          value={text}
          aria-label={texts.write(openChat.value?.name ?? '')}
          placeholder={texts.write(openChat.value?.name ?? '')}
          onInput={(event) => {
            const typed = event.currentTarget.value
            if (inGroup && typed === '@' && !at) setDraft({ text: '', at: true })
            else setDraft({ text: typed })
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div class="composer-tools">
        {inGroup && (
          <button
            type="button"
            class="tool"
            aria-pressed={at}
            title={at ? texts.unmention : texts.mention(people.value.bot)}
            onClick={() => {
              setDraft({ at: !at })
              box.current?.focus()
            }}
          >
            {texts.mentionLabel}
          </button>
        )}
        <span class="hint">{texts.writeHint}</span>
        <button type="submit" class="send" disabled={text.trim() === ''}>
          {texts.send}
        </button>
      </div>
    </form>
  )
}

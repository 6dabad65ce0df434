import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { AttachButtons, sendFiles, sendingFile } from './attach.tsx'
import { chatTexts } from './chat-texts.ts'
import { draft, sendDraft, setDraft } from './drafts.ts'
import { MentionList, mentionable, mentionBefore, type Named } from './mention-list.tsx'
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

/** The list that an «@» opens: what it offers, which one is pointed at, and how one gets into the text. */
const useMentions = (box: { current: HTMLTextAreaElement | null }, inGroup: boolean) => {
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(0)
  const found = inGroup && typed !== undefined ? mentionable(typed) : []
  const look = () => {
    const { value = '', selectionStart = 0 } = box.current ?? {}
    setTyped(mentionBefore(value, selectionStart))
    setAt(0)
  }
  const shut = () => setTyped(undefined)
  const pick = ({ openId, name }: Named) => {
    const field = box.current
    if (!field || typed === undefined) return
    const caret = field.selectionStart
    const before = `${field.value.slice(0, caret - typed.length)}${name} `
    const { mentions } = draft.value
    setDraft({
      text: before + field.value.slice(caret),
      mentions: [...mentions.filter((m) => m.openId !== openId), { openId, name }],
    })
    shut()
    setTimeout(() => field.setSelectionRange(before.length, before.length))
    field.focus()
  }
  /** @returns whether the key was the list's */
  const takesKey = (event: KeyboardEvent): boolean => {
    const one = found[at]
    if (!one || event.isComposing) return false
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      setAt((at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(one)
    else if (event.key === 'Escape') shut()
    else return false
    event.preventDefault()
    return true
  }
  return { found, at, point: setAt, look, shut, pick, takesKey }
}

const filesIn = (from: DataTransfer | null): File[] => [...(from?.files ?? [])]

/** The box for a message. Enter sends; while a Chinese input method composes, Enter belongs to it. */
export const Composer = () => {
  const box = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const [dropping, setDropping] = useState(false)
  const { text, at } = draft.value
  const inGroup = openChat.value?.kind === 'group'
  const parent = replyingTo.value
  const list = useMentions(box, inGroup)
  const isListed = list.found.length > 0

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
    list.shut()
    box.current?.focus()
  }
  const attach = (files: File[], event: Event) => {
    if (files.length === 0) return
    event.preventDefault()
    void sendFiles(files, (event.currentTarget as Element).getBoundingClientRect())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (list.takesKey(event)) return
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault()
      send()
    }
    if (event.key === 'Backspace' && text === '' && at) setDraft({ at: false })
    if (event.key === 'Escape') replyingTo.value = undefined
  }
  return (
    <form
      class={`composer ${dropping ? 'composer-dropping' : ''}`}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
      onDragOver={(event) => {
        event.preventDefault()
        setDropping(true)
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => {
        setDropping(false)
        attach(filesIn(event.dataTransfer), event)
      }}
    >
      <Replying />
      {isListed && <MentionList id={listId} found={list.found} at={list.at} onPick={list.pick} onPoint={list.point} />}
      <div class="composer-line">
        {inGroup && at && <span class="at-chip">{texts.mention(people.value.bot)}</span>}
        <textarea
          ref={box}
          rows={1}
          maxLength={5_000}
          value={text}
          aria-label={texts.write(openChat.value?.name ?? '')}
          placeholder={dropping ? chatTexts.dropHere : texts.write(openChat.value?.name ?? '')}
          aria-autocomplete="list"
          {...(isListed ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${list.at}` } : {})}
          onInput={(event) => {
            setDraft({ text: event.currentTarget.value })
            list.look()
          }}
          onPaste={(event) => attach(filesIn(event.clipboardData), event)}
          onBlur={list.shut}
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
        <AttachButtons />
        <span class="hint">{sendingFile.value ? chatTexts.sending : texts.writeHint}</span>
        <button type="submit" class="send" disabled={text.trim() === ''}>
          {texts.send}
        </button>
      </div>
    </form>
  )
}

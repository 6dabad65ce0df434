import { signal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { sendBytes } from './api.ts'
import { chatTexts } from './chat-texts.ts'
import { sayRefusal } from './gestures.ts'
import { chat, person, replyingTo } from './state.ts'
import { showToast } from './toast.tsx'

export const sendingFile = signal(false)

/** As much as the sandbox keeps. Bytes. */
const most = 10 * 1024 * 1024

/** Sends these one after the other, pictures as pictures. */
export const sendFiles = async (files: readonly File[], near: DOMRect, kind?: 'image' | 'file'): Promise<void> => {
  if (sendingFile.value || files.length === 0) return
  const where = { person: person.value, chat: chat.value }
  const parent = replyingTo.value
  replyingTo.value = undefined
  sendingFile.value = true
  try {
    for (const file of files) {
      if (file.size > most) {
        showToast({ type: 'error', content: chatTexts.tooLarge }, near)
        continue
      }
      const as = kind ?? (/^image\/(png|jpeg|gif|webp|bmp)$/.test(file.type) ? 'image' : 'file')
      const reply: Record<string, string> = parent ? { replyTo: parent.messageId } : {}
      await sendBytes('send', { ...where, kind: as, name: file.name || chatTexts.file, ...reply }, file)
    }
  } catch (error) {
    sayRefusal(error, near)
  } finally {
    sendingFile.value = false
  }
}

const Attach = ({ kind, label, words }: { kind: 'image' | 'file'; label: string; words: string }) => {
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  return (
    <>
      <button
        type="button"
        class="tool"
        ref={button}
        aria-label={label}
        aria-disabled={sendingFile.value}
        onClick={() => input.current?.click()}
      >
        {words}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        {...(kind === 'image' ? { accept: 'image/png,image/jpeg,image/gif,image/webp,image/bmp' } : {})}
        multiple
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          event.currentTarget.value = ''
          if (button.current) void sendFiles(files, button.current.getBoundingClientRect(), kind)
        }}
      />
    </>
  )
}

export const AttachButtons = () => (
  <>
    <Attach kind="image" label={chatTexts.sendPicture} words={chatTexts.picture} />
    <Attach kind="file" label={chatTexts.sendFile} words={chatTexts.file} />
  </>
)

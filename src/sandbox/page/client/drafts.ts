import { computed, signal } from '@preact/signals'
import { command } from './api.ts'
import { sayRefusal } from './gestures.ts'
import { chat, people, person, replyingTo } from './state.ts'

/** `mentions`: whom the list put into the text, as «@name»; 'bot' and 'all' among them. */
type Draft = { text: string; at: boolean; mentions: readonly { openId: string; name: string }[] }

const none: Draft = { text: '', at: false, mentions: [] }
const drafts = signal<Record<string, Draft>>({})
const place = computed(() => `${person.value} ${chat.value}`)

/** What is being written here, by this person; each chat keeps its own. */
export const draft = computed(() => drafts.value[place.value] ?? none)

export const setDraft = (change: Partial<Draft>, where = place.value): void => {
  drafts.value = { ...drafts.value, [where]: { ...(drafts.value[where] ?? none), ...change } }
}

/** «@四确认助手 …» typed by hand is the mention that the button makes. */
const readMention = ({ text, at }: Draft): Pick<Draft, 'text' | 'at'> => {
  const mention = `@${people.value.bot}`
  return text.startsWith(mention) ? { text: text.slice(mention.length), at: true } : { text, at }
}

/** Sends what stands in the box; what could not be sent comes back into it. */
export const sendDraft = async (near: DOMRect): Promise<void> => {
  const written = draft.value
  const { text, at } = readMention(written)
  if (text.trim() === '') return
  const where = place.value
  const parent = replyingTo.value
  setDraft(none)
  replyingTo.value = undefined
  try {
    await command('say', {
      person: person.value,
      chat: chat.value,
      text: text.trim(),
      at,
      mentions: written.mentions.filter(({ name }) => text.includes(`@${name}`)).map(({ openId }) => openId),
      ...(parent ? { replyTo: parent.messageId } : {}),
    })
  } catch (error) {
    setDraft(written, where)
    sayRefusal(error, near)
  }
}

import { Avatar } from './avatar.tsx'
import { chatTexts } from './chat-texts.ts'
import { people, view } from './state.ts'

export type Named = { openId: string; name: string }

/** What is being typed after an «@», where the caret stands; undefined when nothing is. */
export const mentionBefore = (text: string, caret: number): string | undefined =>
  /(?:^|[^\w@])@([^\s@]{0,12})$/.exec(text.slice(0, caret))?.[1]

const mostShown = 8

/** The bot, everyone, and the members whose name holds these words. */
export const mentionable = (words: string): Named[] => {
  const members = new Set(view.value?.open?.members ?? [])
  const everybody = [
    { openId: 'bot', name: people.value.bot },
    { openId: 'all', name: chatTexts.everyone },
    ...people.value.people.filter(({ openId }) => members.has(openId)),
  ]
  return everybody.filter(({ name }) => name.includes(words)).slice(0, mostShown)
}

/** Whom the «@» could mean. The box keeps the focus; its arrow keys move `at`. */
export const MentionList = (props: {
  id: string
  found: readonly Named[]
  at: number
  onPick(one: Named): void
  onPoint(at: number): void
}) => (
  <div class="mentions" id={props.id} role="listbox" aria-label={chatTexts.whom}>
    {props.found.map((one, index) => (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys
      // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and points here
      <div
        key={one.openId}
        id={`${props.id}-${index}`}
        role="option"
        aria-selected={index === props.at}
        onPointerDown={(event) => event.preventDefault()}
        onPointerMove={() => props.onPoint(index)}
        onClick={() => props.onPick(one)}
      >
        <Avatar id={one.openId === 'all' ? 'oc_all' : one.openId} name={one.name} small />
        {one.name}
      </div>
    ))}
  </div>
)

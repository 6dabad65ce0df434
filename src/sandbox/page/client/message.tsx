import type { MessageLine } from '../wire.ts'
import { Avatar } from './avatar.tsx'
import { Card } from './card/card.tsx'
import { replyingTo, view } from './state.ts'
import { emojis, texts } from './texts.ts'
import { timeOf } from './time.ts'

/** What somebody wrote: text and nothing else, but for the mentions that Feishu itself found in it. */
const Text = ({ of }: { of: MessageLine }) => {
  const text = String((JSON.parse(of.content) as { text?: unknown }).text ?? '')
  const parts = text.split(/(@_all|@_user_\d+)/)
  return (
    <p class="bubble">
      {parts.map((part) => {
        if (part === '@_all') return <span class="at">@{texts.everyone}</span>
        const name = of.mentions.find((m) => m.key === part)?.name
        return name === undefined ? part : <span class="at">@{name}</span>
      })}
    </p>
  )
}

const Content = ({ of }: { of: MessageLine }) => {
  if (of.type === 'interactive') return <Card messageId={of.messageId} content={of.content} />
  if (of.type === 'text') return <Text of={of} />
  const words: Record<string, string> = { image: texts.image, file: texts.file, post: texts.post }
  return <p class="bubble muted">{words[of.type] ?? texts.unknownPart}</p>
}

const Reactions = ({ of }: { of: MessageLine }) => (
  <ul class="reactions">
    {of.reactions.map(({ emoji, names }) => (
      <li key={emoji} title={names.join('、')}>
        {emojis[emoji] ?? emoji} <span>{names.join('、')}</span>
      </li>
    ))}
  </ul>
)

export const Message = ({ of, follows }: { of: MessageLine; follows: boolean }) => {
  if (of.type === 'system') return <li class="notice">{texts.divider}</li>
  if (of.recalled) return <li class="notice">{texts.recalled(of.name)}</li>
  const mine = of.sender === view.value?.person
  return (
    <li class={`message ${mine ? 'mine' : ''} ${follows ? 'follows' : ''}`} data-message={of.messageId}>
      <Avatar id={of.sender} name={of.name} />
      <div class="message-body">
        <div class="message-head">
          <span class="message-name">{of.name}</span>
          {of.sender === 'bot' && <span class="tag tag-yellow">{texts.bot}</span>}
          <time>{timeOf(of.at)}</time>
          {of.edited && <span>{texts.edited}</span>}
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
        </div>
        {of.quote && (
          <p class="quote">
            {of.quote.name}：{of.quote.line}
          </p>
        )}
        <Content of={of} />
        {of.reactions.length > 0 && <Reactions of={of} />}
      </div>
    </li>
  )
}

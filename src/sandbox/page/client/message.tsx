import type { MessageLine } from '../wire.ts'
import { Avatar } from './avatar.tsx'
import { chatTexts } from './chat-texts.ts'
import { Content } from './message-content.tsx'
import { Reactions, Tools } from './message-tools.tsx'
import { Recalled } from './recalled.tsx'
import { texts } from './texts.ts'
import { timeOf } from './time.ts'

const ReadMark = ({ count, of }: { count: number; of: number }) => (
  <span class={`read-mark ${count === of ? 'read-all' : ''}`} title={chatTexts.readTitle(count, of)}>
    {count === 0 ? chatTexts.nobodyRead : count === of ? chatTexts.allRead : chatTexts.read(count)}
  </span>
)

export const Message = ({ of, follows, mine }: { of: MessageLine; follows: boolean; mine: boolean }) => {
  if (of.type === 'system') return <li class="notice">{texts.divider}</li>
  if (of.recalled) return <Recalled of={of} mine={mine} />
  return (
    <li
      class={`message message-${of.type} ${mine ? 'mine' : ''} ${follows ? 'follows' : ''}`}
      data-message={of.messageId}
    >
      <Avatar id={of.sender} name={of.name} />
      <div class="message-body">
        <div class="message-head">
          <span class="message-name">{of.name}</span>
          {of.sender === 'bot' && <span class="tag tag-yellow">{texts.bot}</span>}
          <time>{timeOf(of.at)}</time>
          {of.edited && <span>{texts.edited}</span>}
          <Tools of={of} mine={mine} />
        </div>
        {of.quote && (
          <p class="quote">
            {of.quote.name}：{of.quote.line}
          </p>
        )}
        <Content of={of} />
        {of.reactions.length > 0 && <Reactions of={of} />}
        {of.readBy && of.readBy.of > 0 && <ReadMark {...of.readBy} />}
      </div>
    </li>
  )
}

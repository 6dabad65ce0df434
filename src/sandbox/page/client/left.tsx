import type { ChatLine } from '../wire.ts'
import { Avatar } from './avatar.tsx'
import { helpOpen } from './keys.ts'
import { language, switchLanguage } from './language.ts'
import { PeopleList } from './people-list.tsx'
import { enterChat } from './place.ts'
import { chat, me, now, view } from './state.ts'
import { texts } from './texts.ts'
import { briefTime } from './time.ts'
import { Unread } from './unread.tsx'

const Me = () => {
  const { openId = '', name = '', team = '', role = '' } = me.value ?? {}
  return (
    <div class="me">
      <Avatar id={openId} name={name} />
      <span class="row-words">
        <span class="me-name">
          <span class="muted">{texts.me}</span> <strong>{name}</strong>
        </span>
        <span class="row-line">{texts.member(team, role)}</span>
      </span>
      <a
        class="corner corner-link"
        href={`/login?as=${encodeURIComponent(openId)}&back=/home`}
        target="_blank"
        rel="noopener"
        title={texts.pagesAs}
      >
        {texts.pages}
      </a>
      <button
        type="button"
        class="corner"
        lang={language.value === 'en' ? 'zh-CN' : 'en'}
        aria-label={`${texts.otherLanguageShort} ${texts.otherLanguage}`}
        title={texts.otherLanguage}
        onClick={switchLanguage}
      >
        {texts.otherLanguageShort}
      </button>
      <button
        type="button"
        class="corner"
        aria-label={texts.help}
        title={texts.help}
        onClick={() => {
          helpOpen.value = true
        }}
      >
        ?
      </button>
    </div>
  )
}

const ChatRow = ({ of }: { of: ChatLine }) => (
  <li>
    <button
      type="button"
      class="row chat-row"
      aria-current={of.chatId === chat.value ? 'true' : undefined}
      onClick={() => enterChat(of)}
    >
      <Avatar id={of.kind === 'p2p' ? 'bot' : of.chatId} name={of.name} />
      <span class="row-words">
        <span class="row-top">
          <span class="row-name">{of.name}</span>
          {of.kind === 'p2p' && <span class="tag tag-yellow">{texts.bot}</span>}
          {of.last && <time class="row-time">{briefTime(of.last.at, now.value)}</time>}
        </span>
        <span class="row-top">
          <span class="row-line">{of.last?.line ?? texts.noMessageYet}</span>
          {/* What is open is being read. */}
          <Unread count={of.chatId === chat.value ? 0 : of.unread} />
        </span>
      </span>
    </button>
  </li>
)

/** Who I am, and my chats. */
export const Left = () => (
  <section class="left" aria-label={texts.panes.left}>
    <Me />
    <nav aria-label={texts.chats}>
      <ul class="rows">
        {view.value?.chats.map((of) => (
          <ChatRow key={of.chatId} of={of} />
        ))}
      </ul>
    </nav>
    <PeopleList />
  </section>
)

import { useEffect } from 'preact/hooks'
import { command } from './api.ts'
import { Composer } from './composer.tsx'
import { Log } from './log.tsx'
import { clockShown, me, now, openChat, person, view } from './state.ts'
import { texts } from './texts.ts'
import { timeOf } from './time.ts'

const ClockToggle = () => (
  <button
    type="button"
    class="clock-toggle"
    aria-expanded={clockShown.value}
    title={clockShown.value ? texts.hideClock : texts.showClock}
    onClick={() => {
      clockShown.value = !clockShown.value
      localStorage.setItem('clock', clockShown.value ? 'shown' : 'hidden')
    }}
  >
    <span class="visually-hidden">{texts.clock} </span>
    {timeOf(now.value)}
    <span aria-hidden="true">{clockShown.value ? ' ›' : ' ‹'}</span>
  </button>
)

/** The open chat: its head, its messages, the box to write in. */
export const Conversation = () => {
  const open = view.value?.open
  const line = openChat.value
  const isP2p = line?.kind === 'p2p'
  // Feishu tells the bot when somebody opens their 单聊 with it.
  useEffect(() => {
    if (open && isP2p) command('enter', { person: person.value, chat: open.chatId }).catch(() => {})
  }, [open?.chatId, isP2p])
  return (
    <main class="conversation">
      <header class="conversation-head">
        <h1>{line?.name ?? texts.opening}</h1>
        {line && (isP2p ? <span class="tag tag-yellow">{texts.bot}</span> : null)}
        {line && !isP2p && <span class="muted">{texts.people(line.members)}</span>}
        <span class="head-me">
          {texts.me} {me.value?.name}
        </span>
        <ClockToggle />
      </header>
      {open ? (
        <Log
          key={open.chatId}
          open={open}
          person={view.value?.person ?? ''}
          empty={isP2p ? texts.emptyP2p : texts.emptyGroup}
        />
      ) : (
        <div class="log-frame" />
      )}
      <Composer />
    </main>
  )
}

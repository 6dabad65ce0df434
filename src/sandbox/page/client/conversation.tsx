import { useEffect } from 'preact/hooks'
import { command } from './api.ts'
import { toggleBeside } from './beside.tsx'
import { Composer } from './composer.tsx'
import { Log } from './log.tsx'
import { FaultsBanner } from './panels/faults-panel.tsx'
import { beside } from './second.ts'
import { clockShown, isBeside, me, now, openChat, person, showClock, view } from './state.ts'
import { texts } from './texts.ts'
import { timeOf } from './time.ts'
import { Tour } from './tour/tour.tsx'

const ClockToggle = () => (
  <button
    type="button"
    class="clock-toggle"
    aria-expanded={clockShown.value}
    title={clockShown.value ? texts.hideClock : texts.showClock}
    onClick={() => showClock(!clockShown.value)}
  >
    <span class="visually-hidden">{texts.clock} </span>
    {timeOf(now.value)}
    <span aria-hidden="true">{clockShown.value ? ' ›' : ' ‹'}</span>
  </button>
)

const BesideToggle = () => (
  <button
    type="button"
    class="beside-toggle"
    aria-pressed={beside.value !== undefined}
    aria-label={texts.beside}
    title={texts.beside}
    onClick={toggleBeside}
  >
    <span aria-hidden="true">◫</span>
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
    <section class="conversation" aria-label={line?.name ?? texts.opening}>
      <header class="conversation-head">
        <h1>{line?.name ?? texts.opening}</h1>
        {line && (isP2p ? <span class="tag tag-yellow">{texts.bot}</span> : null)}
        {line && !isP2p && <span class="muted">{texts.people(line.members)}</span>}
        <span class="head-me">
          {texts.me} {me.value?.name}
        </span>
        {!isBeside && <BesideToggle />}
        {!isBeside && <ClockToggle />}
      </header>
      {!isBeside && <FaultsBanner />}
      {!isBeside && <Tour />}
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
    </section>
  )
}

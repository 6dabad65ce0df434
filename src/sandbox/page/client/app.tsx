import { render } from 'preact'
import { Beside } from './beside.tsx'
import { Conversation } from './conversation.tsx'
import { Help } from './help.tsx'
import { followKeys } from './keys.ts'
import { followLanguage } from './language.ts'
import { Left } from './left.tsx'
import { follow, runClock } from './live.ts'
import { followPanel } from './panels/load.ts'
import { followPointer, SelectHandle } from './panels/select-handle.tsx'
import { followAddress } from './place.ts'
import { Right } from './right.tsx'
import { SeatBar } from './seat.tsx'
import { beside } from './second.ts'
import { announcement, clockShown, connected, isBeside, type Pane, pane, resetting, showClock, view } from './state.ts'
import { texts } from './texts.ts'
import { TimeQuestion } from './time-question.tsx'
import { Toast } from './toast.tsx'
import { followTour } from './tour/state.ts'
import { Unread } from './unread.tsx'

const PaneTab = ({ to }: { to: Pane }) => (
  <button
    type="button"
    aria-current={pane.value === to ? 'page' : undefined}
    onClick={() => {
      pane.value = to
      if (to === 'right') showClock(true)
    }}
  >
    {texts.panes[to]}
    {to === 'left' && <Unread count={view.value?.chats.reduce((sum, c) => sum + c.unread, 0) ?? 0} />}
  </button>
)

const Notices = () => (
  <>
    {(!connected.value || resetting.value) && (
      <div class="banner" role="alert">
        {resetting.value ? texts.resetting : texts.connecting}
      </div>
    )}
    <Toast />
    <div class="visually-hidden" role="status" aria-live="polite">
      {announcement.value}
    </div>
  </>
)

const App = () => (
  <main class={`app ${clockShown.value ? '' : 'app-folded'} ${beside.value ? 'app-split' : ''}`} data-pane={pane.value}>
    <h1 class="visually-hidden">{texts.title}</h1>
    <Left />
    <Conversation />
    <Beside />
    <Right />
    <nav class="tabs" aria-label={texts.chats}>
      <PaneTab to="left" />
      <PaneTab to="chat" />
      {beside.value && <PaneTab to="beside" />}
      <PaneTab to="right" />
    </nav>
    <SelectHandle />
    <Help />
    <TimeQuestion />
    <Notices />
  </main>
)

/** The second person's page: who and where, and the chat. */
const Second = () => (
  <main class="app-beside">
    <SeatBar />
    <Conversation />
    <Notices />
  </main>
)

const place = document.querySelector('#app')
if (!place) throw new Error('the page has no place for the app')
followLanguage(() => texts.title)
followAddress()
runClock()
follow()
if (!isBeside) {
  followKeys()
  followPanel()
  followPointer()
  followTour()
}
place.replaceChildren()
render(isBeside ? <Second /> : <App />, place)

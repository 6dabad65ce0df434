import { render } from 'preact'
import { Conversation } from './conversation.tsx'
import { Left } from './left.tsx'
import { follow, runClock } from './live.ts'
import { followAddress } from './place.ts'
import { Right } from './right.tsx'
import { announcement, clockShown, connected, type Pane, pane, resetting, view } from './state.ts'
import { texts } from './texts.ts'
import { Toast } from './toast.tsx'
import { Unread } from './unread.tsx'

const PaneTab = ({ to }: { to: Pane }) => (
  <button
    type="button"
    aria-current={pane.value === to ? 'page' : undefined}
    onClick={() => {
      pane.value = to
      if (to === 'right') clockShown.value = true
    }}
  >
    {texts.panes[to]}
    {to === 'left' && <Unread count={view.value?.chats.reduce((sum, c) => sum + c.unread, 0) ?? 0} />}
  </button>
)

const App = () => (
  <div class={`app ${clockShown.value ? '' : 'app-folded'}`} data-pane={pane.value}>
    <Left />
    <Conversation />
    <Right />
    <nav class="tabs" aria-label={texts.chats}>
      <PaneTab to="left" />
      <PaneTab to="chat" />
      <PaneTab to="right" />
    </nav>
    {(!connected.value || resetting.value) && (
      <div class="banner" role="alert">
        {resetting.value ? texts.resetting : texts.connecting}
      </div>
    )}
    <Toast />
    <div class="visually-hidden" role="status" aria-live="polite">
      {announcement.value}
    </div>
  </div>
)

const place = document.querySelector('#app')
if (!place) throw new Error('the page has no place for the app')
followAddress()
runClock()
follow()
place.replaceChildren()
render(<App />, place)

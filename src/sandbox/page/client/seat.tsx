import { becomePerson, enterChat } from './place.ts'
import { chat, people, person, view } from './state.ts'
import { texts } from './texts.ts'
import { Unread } from './unread.tsx'

const teams = () => [...new Set(people.value.people.map((p) => p.team))]

/** Who and where, in two lines: all the room that a second column has. */
export const SeatBar = () => (
  <header class="seat">
    <select
      aria-label={texts.besideWho}
      value={person.value}
      onChange={(event) => becomePerson(event.currentTarget.value)}
    >
      {teams().map((team) => (
        <optgroup label={team} key={team}>
          {people.value.people
            .filter((p) => p.team === team)
            .map((p) => (
              <option key={p.openId} value={p.openId}>
                {texts.member(p.name, p.role)}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
    <nav class="seat-chats" aria-label={texts.chats}>
      {view.value?.chats.map((of) => (
        <button
          type="button"
          key={of.chatId}
          aria-current={of.chatId === chat.value ? 'true' : undefined}
          onClick={() => enterChat(of)}
        >
          <span class="seat-chat">{of.name}</span>
          <Unread count={of.chatId === chat.value ? 0 : of.unread} />
        </button>
      ))}
    </nav>
  </header>
)

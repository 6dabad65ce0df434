import { useSignal } from '@preact/signals'
import type { PersonLine } from '../control.ts'
import { Avatar } from './avatar.tsx'
import { becomePerson } from './place.ts'
import { people, person, view } from './state.ts'
import { texts } from './texts.ts'
import { Unread } from './unread.tsx'

const matches = ({ name, team, role }: PersonLine, words: string): boolean =>
  words.split(/\s+/).every((word) => `${name} ${team} ${role}`.includes(word))

const Row = ({ of }: { of: PersonLine }) => (
  <li>
    <button
      type="button"
      class="row"
      aria-current={of.openId === person.value ? 'true' : undefined}
      onClick={() => becomePerson(of.openId)}
    >
      <Avatar id={of.openId} name={of.name} small />
      <span class="row-words">
        <span class="row-name">{of.name}</span>
        <span class="row-line">{texts.member(of.team, of.role)}</span>
      </span>
      {of.openId !== person.value && <Unread count={view.value?.waiting[of.openId] ?? 0} quiet />}
    </button>
  </li>
)

/** Everyone who can be played. */
export const PeopleList = () => {
  const words = useSignal('')
  const found = people.value.people.filter((p) => matches(p, words.value.trim()))
  return (
    <section class="people" aria-labelledby="people-title">
      <div class="section-title">
        <h2 id="people-title">{texts.everybody}</h2>
        <span class="muted">{texts.people(found.length)}</span>
      </div>
      <input
        type="search"
        class="search"
        aria-label={texts.search}
        placeholder={texts.search}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value
        }}
        onKeyDown={(event) => {
          const [first] = found
          if (event.key === 'Enter' && !event.isComposing && first) becomePerson(first.openId)
        }}
      />
      <ul class="rows people-rows">
        {found.map((of) => (
          <Row key={of.openId} of={of} />
        ))}
        {found.length === 0 && <li class="muted nobody">{texts.nobodyFound}</li>}
      </ul>
    </section>
  )
}

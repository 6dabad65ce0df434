import type { ComponentChildren } from 'preact'
import type { PersonDetail as Detail } from '../../panels/lines.ts'
import { command } from '../api.ts'
import { sayRefusal } from '../gestures.ts'
import { enterChat } from '../place.ts'
import { now, person, view } from '../state.ts'
import { fullTime } from '../time.ts'
import { nearOf } from './act.ts'
import { peopleTexts, typed } from './people-texts.ts'
import { Week } from './week.tsx'

/** In their own chat with the bot, where the answer comes too. */
const say = async (text: string, near: DOMRect): Promise<void> => {
  const chat = view.value?.chats.find((c) => c.kind === 'p2p')
  if (!chat) return
  enterChat(chat)
  await command('say', { person: person.value, chat: chat.chatId, text, at: false, mentions: [] }).catch(
    (error: unknown) => sayRefusal(error, near),
  )
}

const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)

const openWords = ({ because, at }: Detail['open']): string => {
  const words = peopleTexts.open[because as keyof typeof peopleTexts.open]
  const when = at === undefined ? '' : fullTime(at, now.value)
  return typeof words === 'function' ? words(when) : (words ?? because)
}

const named = (names: readonly string[]): string => (names.length > 0 ? peopleTexts.names(names) : peopleTexts.none)

const Waiting = ({ of }: { of: Detail['waiting'] }) => (
  <ul>
    {of.map(({ line, because, at }, i) => (
      <li key={`${i} ${line}`}>
        {line}
        <span class="muted">
          {' '}
          · {peopleTexts.because[because] ?? because}
          {at === undefined ? '' : ` · ${fullTime(at, now.value)}`}
        </span>
      </li>
    ))}
  </ul>
)

const Facts = ({ of }: { of: Detail }) => (
  <dl class="facts">
    <Fact label={peopleTexts.labels.staffNo}>{of.staffNo}</Fact>
    <Fact label={peopleTexts.labels.place}>{peopleTexts.place(of.team, of.post)}</Fact>
    <Fact label={peopleTexts.labels.role}>{of.role || peopleTexts.worker}</Fact>
    <Fact label={peopleTexts.labels.mentor}>
      {of.mentor ? peopleTexts.mentor(of.mentor, of.deputy) : peopleTexts.none}
    </Fact>
    <Fact label={peopleTexts.labels.mentees}>
      {named(of.mentees)}
      {of.standingIn.map(({ mentor, mentees }) => (
        <div key={mentor}>{peopleTexts.standingIn(mentor, peopleTexts.names(mentees))}</div>
      ))}
    </Fact>
    <Fact label={peopleTexts.labels.now}>
      <strong class={of.open.because === 'now' ? 'sound' : 'shut'}>{openWords(of.open)}</strong>
    </Fact>
    <Fact label={peopleTexts.labels.pushes}>
      {peopleTexts.pushes(of.used, of.most)}
      {of.mutedUntil !== undefined && <div>{peopleTexts.muted(fullTime(of.mutedUntil, now.value))}</div>}
    </Fact>
    <Fact label={peopleTexts.labels.waiting}>
      {of.waiting.length > 0 ? <Waiting of={of.waiting} /> : peopleTexts.none}
    </Fact>
  </dl>
)

const Words = () => (
  <fieldset class="ways">
    <legend>{peopleTexts.say}</legend>
    {typed.map((word) => (
      <button
        type="button"
        class="small-button"
        lang="zh-CN"
        key={word}
        onClick={(event) => void say(word, nearOf(event))}
      >
        {word}
      </button>
    ))}
  </fieldset>
)

const Pages = ({ of }: { of: Detail['pages'] }) => (
  <nav class="ways" aria-label={peopleTexts.pages}>
    <p>{peopleTexts.pages}</p>
    {[{ path: '/home', label: peopleTexts.home }, ...of].map(({ path, label }) => (
      <a
        key={path}
        href={`/login?${new URLSearchParams({ as: person.value, back: path })}`}
        target="_blank"
        rel="noopener"
      >
        {label}
      </a>
    ))}
  </nav>
)

export const PersonDetail = ({ of }: { of: Detail }) => (
  <section class="person-detail" aria-labelledby="person-detail">
    <h2 id="person-detail">{of.name}</h2>
    <Facts of={of} />
    <Words />
    <Pages of={of.pages} />
    <h3>{peopleTexts.week}</h3>
    <Week days={of.days} />
  </section>
)

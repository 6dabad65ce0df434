import { signal } from '@preact/signals'
import { render } from 'preact'
import { Card } from '../../page/client/card/card.tsx'
import type { CardHost } from '../../page/client/card/context.ts'
import { showToast, Toast } from '../../page/client/toast.tsx'
import type { Shown } from '../shown.ts'
import { samplePeople, texts } from '../texts.ts'

const widths = [390, 600]

const all = signal<Shown[] | undefined>(undefined)
const broken = signal(false)
const words = signal(decodeURIComponent(location.hash.slice(1)))

const notSent = (near: DOMRect) => showToast({ type: 'info', content: texts.notSent }, near)

const host: CardHost = {
  people: () => samplePeople,
  nameOf: (openId) => samplePeople.find((one) => one.openId === openId)?.name ?? openId,
  imageOf: () => undefined,
  waiting: () => undefined,
  press: (_label, _nth, near) => notSent(near),
  choose: (_name, _value, _nth, near) => notSent(near),
  submit: (_values, _button, near) => notSent(near),
  say: (content, near) => showToast({ type: 'error', content }, near),
}

const nameOf = ({ feature, face, state }: Shown): string => `${feature} / ${face} · ${state}`

const matches = (of: Shown, said: string): boolean => {
  const haystack = `${nameOf(of)} ${of.content}`.toLowerCase()
  return said
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word))
}

const State = ({ of }: { of: Shown }) => (
  <article class="shown" data-state={`${of.feature}/${of.face}.${of.state}`}>
    <div class="shown-head">
      <h3>
        <span class="muted">{of.face} · </span>
        {of.state}
      </h3>
      <span class={`tag tag-${of.refusal ? 'red' : 'green'}`}>{of.refusal ? texts.refused : texts.accepted}</span>
      <span class="muted">
        {texts.bytes(of.bytes)}
        {of.bytes > 15 * 1024 && texts.full(of.bytes)}
      </span>
    </div>
    {of.refusal && <p class="shown-refusal">{of.refusal}</p>}
    <div class="shown-frames">
      {widths.map((px) => (
        <div class="shown-frame" key={px}>
          <p class="muted">{texts.width(px)}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a narrow screen it scrolls, and must by keyboard too */}
          <section class="shown-scroll" tabIndex={0} aria-label={texts.cardAt(nameOf(of), px)}>
            <div style={{ width: `${px}px` }}>
              <Card content={of.content} host={host} />
            </div>
          </section>
        </div>
      ))}
    </div>
    <details class="shown-json">
      <summary>{texts.json}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre tabIndex={0}>{JSON.stringify(JSON.parse(of.content), null, 2)}</pre>
    </details>
  </article>
)

const Gallery = () => {
  const states = all.value ?? []
  const found = states.filter((of) => matches(of, words.value.trim()))
  const features = [...new Set(found.map(({ feature }) => feature))]
  return (
    <main class="gallery">
      <header class="gallery-head">
        <h1>{texts.title}</h1>
        <p class="muted">{texts.about}</p>
        <div class="gallery-search">
          <input
            type="search"
            class="search"
            aria-label={texts.search}
            placeholder={texts.search}
            value={words.value}
            onInput={(event) => {
              words.value = event.currentTarget.value
              history.replaceState(null, '', `#${encodeURIComponent(words.value)}`)
            }}
          />
          <span role="status" class="muted">
            {all.value ? texts.count(found.length, states.length) : broken.value ? texts.broken : texts.loading}
          </span>
        </div>
      </header>
      {all.value && found.length === 0 && <p class="empty">{texts.nothing}</p>}
      {features.map((feature) => (
        <section key={feature} aria-labelledby={`feature-${feature}`}>
          <h2 class="gallery-feature" id={`feature-${feature}`}>
            {feature}
          </h2>
          {found
            .filter((of) => of.feature === feature)
            .map((of) => (
              <State key={nameOf(of)} of={of} />
            ))}
        </section>
      ))}
      <Toast />
    </main>
  )
}

const load = async (): Promise<void> => {
  const answer = await fetch('/sandbox/gallery.json')
  if (!answer.ok) throw new Error(`gallery.json: ${answer.status}`)
  all.value = (await answer.json()) as Shown[]
}

const place = document.querySelector('#app')
if (!place) throw new Error('the page has no place for the gallery')
load().catch(() => {
  broken.value = true
})
place.replaceChildren()
render(<Gallery />, place)

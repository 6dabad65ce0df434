/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { texts } from './texts.ts'

/** A panel with a heading. `note` is one quiet line under it; `aside` stands at the heading's right. */
export const Section = (props: { title?: string; note?: string; aside?: Child; children?: Child }) => (
  <section class="panel">
    {(props.title || props.aside) && (
      <div class="panel-head">
        {props.title && <h2>{props.title}</h2>}
        {props.aside && <div class="panel-aside">{props.aside}</div>}
      </div>
    )}
    {props.note && <p class="note">{props.note}</p>}
    {props.children}
  </section>
)

/** Nothing here yet, and what to do about it. */
export const Empty = ({ text, children }: { text: string; children?: Child }) => (
  <div class="empty">
    <span class="empty-mark" aria-hidden="true" />
    <p>{text}</p>
    {children}
  </div>
)

/** Names and values, one below the other on a phone and side by side on a desk. */
export const Facts = ({ of }: { of: readonly (readonly [name: string, value: Child])[] }) => (
  <dl class="facts">
    {of.map(([name, value]) => (
      <div>
        <dt>{name}</dt>
        <dd>{value === '' ? texts.none : value}</dd>
      </div>
    ))}
  </dl>
)

/** One line about what became of a form. */
export const Notice = ({ tone, text }: { tone: 'good' | 'bad' | 'info'; text: string }) => (
  <p class={`notice ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
    {text}
  </p>
)

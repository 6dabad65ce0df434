/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'

type Look = 'main' | 'plain' | 'danger'

/** Goes somewhere; changes nothing. */
export const LinkButton = ({ to, text, look = 'plain' }: { to: string; text: string; look?: Look }) => (
  <a class={`button ${look}`} href={to}>
    {text}
  </a>
)

/**
 * One button that does one thing: a form of its own.
 *
 * @param props.sure asked first, in a fold that opens without any program
 * @param props.once `world.ids.next()`, where doing it twice would be wrong
 */
export const Act = (props: {
  to: string
  text: string
  look?: Look
  fields?: Readonly<Record<string, string>>
  once?: string
  sure?: string
  /** The fold is open from the start: something in it has to be put right. */
  open?: boolean
  /** More fields to fill in before it is done; shown inside the fold. */
  children?: Child
}) => {
  const form = (
    <form method="post" action={props.to} class="act">
      {props.children}
      {props.once !== undefined && <input type="hidden" name="once" value={props.once} />}
      {Object.entries(props.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class={`button ${props.look ?? 'plain'}`}>
        {props.text}
      </button>
    </form>
  )
  if (props.sure === undefined) return form
  return (
    <details class="sure" open={props.open ?? false}>
      <summary class={`button ${props.look ?? 'plain'}`}>{props.text}</summary>
      <div class="sure-body">
        <p>{props.sure}</p>
        {form}
      </div>
    </details>
  )
}

/** Buttons beside each other, wrapping on a phone. */
export const Row = ({ children }: { children?: Child }) => <div class="row">{children}</div>

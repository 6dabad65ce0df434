/** @jsxImportSource hono/jsx */
import type { Child } from 'hono/jsx'
import { texts } from './texts.ts'

type Named = {
  label: string
  name: string
  hint?: string
  error?: string | undefined
  required?: boolean
  /** Tells fields of one name apart where a page has several such forms. */
  scope?: string
}

const keyOf = ({ scope, name }: Named) => (scope === undefined ? name : `${scope}-${name}`)

const Label = ({ label, required, ...named }: Named) => (
  <label for={`f-${keyOf({ label, ...named })}`}>
    {label}
    {!required && <span class="optional">{texts.optional}</span>}
  </label>
)

/** Label above, hint and error below, both read out with the field. */
const Framed = (props: Named & { children: Child }) => (
  <div class={`field${props.error ? ' wrong' : ''}`}>
    <Label {...props} />
    {props.children}
    {props.hint && (
      <p class="hint" id={`h-${keyOf(props)}`}>
        {props.hint}
      </p>
    )}
    {props.error && (
      <p class="error" id={`e-${keyOf(props)}`}>
        {props.error}
      </p>
    )}
  </div>
)

const told = ({ hint, error, required, ...named }: Named) => ({
  id: `f-${keyOf(named)}`,
  name: named.name,
  ...(required && { required: true }),
  ...((hint || error) && {
    'aria-describedby': [hint && `h-${keyOf(named)}`, error && `e-${keyOf(named)}`].filter(Boolean).join(' '),
  }),
  ...(error && { 'aria-invalid': 'true' as const }),
})

type TextProps = Named & {
  value?: string
  type?: 'text' | 'date' | 'time' | 'datetime-local' | 'number' | 'tel' | 'search'
  maxLength?: number
  min?: string
  max?: string
}

/** One line. */
export const Field = (props: TextProps) => (
  <Framed {...props}>
    <input
      {...told(props)}
      type={props.type ?? 'text'}
      value={props.value ?? ''}
      {...(props.maxLength && { maxlength: props.maxLength })}
      {...(props.min && { min: props.min })}
      {...(props.max && { max: props.max })}
      autocomplete="off"
    />
  </Framed>
)

/** Several lines. */
export const TextArea = (props: Named & { value?: string; maxLength?: number; rows?: number }) => (
  <Framed {...props}>
    <textarea {...told(props)} rows={props.rows ?? 4} maxlength={props.maxLength ?? 2000}>
      {props.value ?? ''}
    </textarea>
  </Framed>
)

export type Option = readonly [value: string, text: string]

/** One of several. Without a `value` and not required, the first is «none». */
export const Select = (props: Named & { options: readonly Option[]; value?: string }) => (
  <Framed {...props}>
    <select {...told(props)}>
      {!props.options.some(([value]) => value === '') && <option value="">{texts.pick}</option>}
      {props.options.map(([value, text]) => (
        <option value={value} selected={value === props.value}>
          {text}
        </option>
      ))}
    </select>
  </Framed>
)

/** A file to send; the form must say `files`. */
export const FileField = (props: Named & { accept?: string }) => (
  <Framed {...props}>
    <input {...told(props)} type="file" {...(props.accept && { accept: props.accept })} />
  </Framed>
)

/** A picture of the sorts that Feishu shows. */
export const PictureField = (props: Named) => (
  <FileField {...props} accept="image/png,image/jpeg,image/gif,image/webp" />
)

/** Any number of several, or one with `one`. */
export const Checks = (props: {
  legend: string
  name: string
  options: readonly Option[]
  chosen?: readonly string[]
  one?: true
}) => (
  <fieldset class="checks">
    <legend>{props.legend}</legend>
    {props.options.map(([value, text]) => (
      <label class="check">
        <input
          type={props.one ? 'radio' : 'checkbox'}
          name={props.name}
          value={value}
          checked={props.chosen?.includes(value) ?? false}
        />
        <span>{text}</span>
      </label>
    ))}
  </fieldset>
)

/** Sends its fields to an address beneath the page. */
export const Form = (props: {
  to: string
  submit?: string
  look?: 'main' | 'danger' | 'plain'
  /** `world.ids.next()`, where doing it twice would be wrong: then `visit.once` is the same for every copy. */
  once?: string
  files?: true
  children?: Child
}) => (
  <form method="post" action={props.to} class="form" {...(props.files && { enctype: 'multipart/form-data' })}>
    {props.once !== undefined && <input type="hidden" name="once" value={props.once} />}
    {props.children}
    <button type="submit" class={`button ${props.look ?? 'main'}`}>
      {props.submit ?? texts.submit}
    </button>
  </form>
)

/** Narrows what a page shows: its fields go into the address. */
export const Filters = (props: { to: string; submit?: string; children?: Child }) => (
  <form method="get" action={props.to} class="filters">
    {props.children}
    <button type="submit" class="button plain">
      {props.submit ?? texts.show}
    </button>
  </form>
)

import type { ComponentChildren } from 'preact'
import { panelTexts } from './texts.ts'

/** What it is, then its lines, newest first. */
export const Panel = <T,>(props: {
  about: string
  head?: ComponentChildren
  lines: readonly T[] | undefined
  none: string
  children: (line: T) => ComponentChildren
}) => (
  <>
    <p class="muted about">{props.about}</p>
    {props.head}
    {props.lines === undefined && <p class="muted">{panelTexts.loading}</p>}
    {props.lines?.length === 0 && <p class="muted none">{props.none}</p>}
    {props.lines !== undefined && props.lines.length > 0 && <ul class="lines">{props.lines.map(props.children)}</ul>}
  </>
)

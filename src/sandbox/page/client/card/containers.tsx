import type { Part } from '../../../feishu/card-parts.ts'
import { cssColor, cssGround } from './colors.ts'
import { useCard } from './context.ts'
import { Icon } from './icon.tsx'
import { boxOf, gapOf, layoutOf, marginOf } from './layout.ts'
import { Markdown } from './markdown.tsx'
import { press } from './press.ts'
import { Tip } from './tip.tsx'
import { textOf } from './words.ts'

/** A column's share of the row; where columns stretch or stand in a grid the row itself decides. */
const shareOf = ({ width, weight }: Part, mode: string): Record<string, string> => {
  if (mode !== 'none' && mode !== 'flow') return {}
  if (width === 'weighted') return { flex: `${Number(weight ?? 1)} 1 0` }
  if (typeof width === 'string' && /^\d+px$/.test(width)) return { flex: `0 0 ${width}` }
  return { flex: '0 1 auto' }
}

export const ColumnSet = ({ part }: { part: Part }) => {
  const { draw } = useCard()
  const columns = (Array.isArray(part.columns) ? part.columns : []) as Part[]
  const ground = cssGround(part.background_style)
  const mode = /^(stretch|flow|bisect|trisect)$/.test(String(part.flex_mode)) ? String(part.flex_mode) : 'none'
  return (
    <div
      class={`columns flex-${mode} ${ground ? 'columns-painted' : ''}`}
      style={{ ...gapOf(part), ...marginOf(part), ...(ground ? { background: ground } : {}) }}
    >
      {columns.map((column, at) => (
        <div
          class={`column ${column.background_style ? 'column-painted' : ''}`}
          key={at}
          style={{
            ...shareOf(column, mode),
            ...boxOf({ ...column, width: '' }),
            ...layoutOf(column),
            ...marginOf(column),
          }}
        >
          {draw(column.elements)}
        </div>
      ))}
    </div>
  )
}

export const Panel = ({ part }: { part: Part }) => {
  const { draw } = useCard()
  const head = (part.header ?? {}) as Part
  const title = (head.title ?? {}) as Part
  const border = part.border as { color?: unknown; corner_radius?: unknown } | undefined
  const ground = cssGround(head.background_color)
  return (
    <details
      class={`panel ${border ? 'panel-bordered' : ''}`}
      open={part.expanded === true}
      style={{
        ...boxOf({ ...part, width: '', corner_radius: border?.corner_radius } as Part),
        ...marginOf(part),
        ...(cssColor(border?.color) ? { borderColor: cssColor(border?.color) ?? '' } : {}),
      }}
    >
      <summary style={ground ? { background: ground } : {}}>
        <Icon of={head.icon} />
        {title.tag === 'markdown' ? <Markdown content={textOf(title)} size="normal" /> : textOf(title)}
      </summary>
      <div class="panel-body" style={layoutOf(part)}>
        {draw(part.elements)}
      </div>
    </details>
  )
}

/** A whole area that can be pressed, known by its first words as the emulator knows it. */
export const Container = ({ part }: { part: Part }) => {
  const place = useCard()
  const usable = Array.isArray(part.behaviors) && part.behaviors.length > 0
  const tips = part.disabled === true ? textOf(part.disabled_tips) : textOf(part.hover_tips)
  const style = { ...boxOf(part), ...layoutOf(part), ...marginOf(part) }
  const look = `container ${part.has_border === true ? 'container-bordered' : ''} ${part.background_style ? 'container-painted' : ''}`
  if (!usable)
    return (
      <div class={look} style={style}>
        {place.draw(part.elements)}
      </div>
    )
  return (
    <Tip words={tips}>
      {/* The whole area is one button that lies over the words and under whatever else can be pressed. */}
      <div class={`${look} container-usable`} style={style} data-disabled={part.disabled === true}>
        {place.draw(part.elements)}
        <button
          type="button"
          class="container-press"
          aria-label={firstWords(part)}
          aria-disabled={part.disabled === true}
          onClick={(event) => press(place, part, event.currentTarget.getBoundingClientRect())}
        />
      </div>
    </Tip>
  )
}

const firstWords = (part: Part): string => {
  const held = (Array.isArray(part.elements) ? part.elements : []) as Part[]
  for (const one of held) {
    const words = one.tag === 'markdown' ? String(one.content) : textOf(one.text) || firstWords(one)
    if (words) return words.replace(/<[^>]*>|[*_~`#]/g, '').slice(0, 80)
  }
  return ''
}

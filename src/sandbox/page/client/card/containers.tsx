import { type Part, partsWithin, wordsIn } from '../../../feishu/card-parts.ts'
import { pressButton } from '../gestures.ts'
import { useCard } from './context.ts'

const shareOf = (column: Part): Record<string, string> =>
  column.width === 'weighted' ? { flex: `${Number(column.weight ?? 1)} 1 0` } : { flex: '0 1 auto' }

export const ColumnSet = ({ part }: { part: Part }) => {
  const { draw } = useCard()
  const columns = (Array.isArray(part.columns) ? part.columns : []) as Part[]
  return (
    <div class={`columns flex-${String(part.flex_mode ?? 'none')}`}>
      {columns.map((column, at) => (
        <div class="column" key={at} style={shareOf(column)}>
          {draw(column.elements)}
        </div>
      ))}
    </div>
  )
}

export const Panel = ({ part }: { part: Part }) => {
  const { draw } = useCard()
  return (
    <details class="panel" open={part.expanded === true}>
      <summary>{wordsIn((part.header as Part | undefined)?.title)}</summary>
      {draw(part.elements)}
    </details>
  )
}

/** A whole area that can be pressed, known by its first words as the emulator knows it. */
export const Container = ({ part }: { part: Part }) => {
  const { messageId, draw } = useCard()
  const words = partsWithin(part).map((held) => (held.tag === 'markdown' ? String(held.content) : wordsIn(held.text)))
  const label = words.find((word) => word !== '') ?? ''
  return (
    // biome-ignore lint/a11y/useSemanticElements: what stands inside may itself be a button
    <div
      class="container"
      role="button"
      tabIndex={part.disabled === true ? -1 : 0}
      aria-disabled={part.disabled === true}
      onClick={(event) => {
        if (part.disabled === true || (event.target as Element).closest('button, a, input, select')) return
        void pressButton(messageId, label, event.currentTarget.getBoundingClientRect())
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget || part.disabled === true) return
        void pressButton(messageId, label, event.currentTarget.getBoundingClientRect())
      }}
    >
      {draw(part.elements)}
    </div>
  )
}

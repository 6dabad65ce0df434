import type { Part } from '../../../feishu/card-parts.ts'
import { cssColor, cssGround } from './colors.ts'

type Style = Record<string, string>

const spacings: Record<string, string> = { small: '4px', medium: '8px', large: '12px', extra_large: '16px' }
const lengths = /^-?\d{1,3}px( -?\d{1,3}(px)?){0,3}$|^0( -?\d{1,3}px){0,3}$|^-?\d{1,3}px( 0)$/
const width = /^\d{1,3}px$/

const spacing = (said: unknown): string | undefined =>
  typeof said === 'string' ? (spacings[said] ?? (/^\d{1,2}px$/.test(said) ? said : undefined)) : undefined
const edges = (said: unknown): string | undefined => (typeof said === 'string' && lengths.test(said) ? said : undefined)
const corners = (said: unknown): string | undefined =>
  typeof said === 'string' && /^\d{1,4}(px|%)$/.test(said) ? said : undefined

const aligns: Record<string, string> = { left: 'flex-start', center: 'center', right: 'flex-end' }
const verticals: Record<string, string> = { top: 'flex-start', center: 'center', bottom: 'flex-end' }

const style = (entries: Record<string, string | undefined>): Style =>
  Object.fromEntries(Object.entries(entries).filter((e): e is [string, string] => e[1] !== undefined))

export const marginOf = (part: Part): Style => style({ margin: edges(part.margin) })

/** How a body, a form, a column, a container or a panel lays out what it holds. */
export const layoutOf = (part: Record<string, unknown>): Style => {
  const horizontal = part.direction === 'horizontal'
  const align = aligns[String(part.horizontal_align)]
  const vertical = verticals[String(part.vertical_align)]
  return style({
    flexDirection: horizontal ? 'row' : undefined,
    flexWrap: horizontal ? 'wrap' : undefined,
    padding: edges(part.padding),
    columnGap: spacing(part.horizontal_spacing),
    rowGap: spacing(part.vertical_spacing),
    ...(horizontal ? { justifyContent: align, alignItems: vertical } : { alignItems: align, justifyContent: vertical }),
  })
}

export const gapOf = (part: Part): Style =>
  style({ gap: spacing(part.horizontal_spacing), justifyContent: aligns[String(part.horizontal_align)] })

export const boxOf = (part: Part): Style =>
  style({
    width: typeof part.width === 'string' && width.test(part.width) ? part.width : undefined,
    minHeight: typeof part.height === 'string' && width.test(part.height) ? part.height : undefined,
    background: cssGround(part.background_style ?? part.background_color),
    borderRadius: corners(part.corner_radius),
    borderColor: cssColor(part.border_color),
  })

export const widthOf = (part: Part): Style =>
  style({ width: typeof part.width === 'string' && width.test(part.width) ? part.width : undefined })
export const cornersOf = (part: Part): Style => style({ borderRadius: corners(part.corner_radius) })

export const alignOf = (said: unknown): Style =>
  style({ textAlign: /^(left|center|right)$/.test(String(said)) ? String(said) : undefined })

const sizes = new Set(
  'heading-0 heading-1 heading-2 heading-3 heading-4 heading normal notation xxxx-large xxx-large xx-large x-large large medium small x-small'.split(
    ' ',
  ),
)
export const sizeOf = (said: unknown): string => (sizes.has(String(said)) ? String(said) : 'normal')

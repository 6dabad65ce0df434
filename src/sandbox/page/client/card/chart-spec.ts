import type { Part } from '../../../feishu/card-parts.ts'

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const valuesOf = (data: unknown): Record<string, unknown>[] => {
  const sets = Array.isArray(data) ? data : [data]
  return sets.flatMap((set) => (isRecord(set) && Array.isArray(set.values) ? set.values.filter(isRecord) : []))
}

const firstName = (field: unknown): string => String(Array.isArray(field) ? field[0] : (field ?? ''))

/** The most rows that are read aloud. */
const mostRows = 30

/** A chart in words, one row each, for those who do not see it: «采煤一班 12». */
export const spellChart = (spec: unknown): string[] => {
  if (!isRecord(spec)) return []
  const upright = spec.direction !== 'horizontal'
  const label = firstName(spec.categoryField ?? spec.nameField ?? (upright ? spec.xField : spec.yField))
  const value = firstName(spec.valueField ?? (upright ? spec.yField : spec.xField))
  const series = firstName(spec.seriesField)
  const told = valuesOf(spec.data).map((row) =>
    [...new Set([series, label, value])]
      .map((field) => (field === '' ? '' : String(row[field] ?? '')))
      .filter(Boolean)
      .join(' '),
  )
  return told.filter(Boolean).slice(0, mostRows)
}

/** A height of its own, else the side ratio, as Feishu reads them. */
export const aspectOf = ({ height, aspect_ratio }: Part): Record<string, string> => {
  if (typeof height === 'string' && /^\d{1,3}px$/.test(height)) return { height }
  const ratio = /^(1:1|2:1|4:3|16:9)$/.test(String(aspect_ratio)) ? String(aspect_ratio) : '16:9'
  return { aspectRatio: ratio.replace(':', ' / ') }
}

import { texts } from '../texts.ts'
import { Unknown } from './unknown.tsx'

type Row = { label: string; value: number }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The rows of a VChart bar spec, or nothing when it is another kind of chart. */
export const rowsOf = (spec: unknown): Row[] | undefined => {
  if (!isRecord(spec) || spec.type !== 'bar') return undefined
  const data = Array.isArray(spec.data) ? spec.data[0] : spec.data
  if (!isRecord(data) || !Array.isArray(data.values)) return undefined
  const [label, value] = spec.direction === 'horizontal' ? [spec.yField, spec.xField] : [spec.xField, spec.yField]
  if (typeof label !== 'string' || typeof value !== 'string') return undefined
  return data.values.filter(isRecord).map((row) => ({ label: String(row[label]), value: Number(row[value]) || 0 }))
}

export const Chart = ({ spec }: { spec: unknown }) => {
  const rows = rowsOf(spec)
  if (!rows) return <Unknown />
  const longest = Math.max(1, ...rows.map((row) => row.value))
  return (
    <div class="chart" role="img" aria-label={texts.chart(rows.map((row) => texts.chartRow(row.label, row.value)))}>
      {rows.map(({ label, value }) => (
        <div class="chart-row" key={label}>
          <span class="chart-label">{label}</span>
          <span class="chart-track">
            <span class="chart-bar" style={{ width: `calc((100% - 3rem) * ${value / longest})` }} />
            <span class="chart-value">{value}</span>
          </span>
        </div>
      ))}
    </div>
  )
}

import { useEffect, useRef, useState } from 'preact/hooks'
import type { Part } from '../../../feishu/card-parts.ts'
import { aspectOf, spellChart } from './chart-spec.ts'
import { marginOf } from './layout.ts'
import { cardTexts as texts } from './texts.ts'

type Drawn = { redraw(): void; release(): void }

/** Calls back once the element comes near what is seen. */
const whenNear = (element: Element, come: () => void): (() => void) => {
  const watching = new IntersectionObserver(
    (seen) => {
      if (!seen.some((one) => one.isIntersecting)) return
      watching.disconnect()
      come()
    },
    { rootMargin: '400px' },
  )
  watching.observe(element)
  return () => watching.disconnect()
}

/** A chart as Feishu draws it: by VChart, which is fetched when the first chart comes into sight. */
export const Chart = ({ part }: { part: Part }) => {
  const box = useRef<HTMLDivElement>(null)
  const [state, setState] = useState<'coming' | 'drawn' | 'broken'>('coming')
  const spec = JSON.stringify(part.chart_spec)
  useEffect(() => {
    const place = box.current
    if (!place) return
    let drawn: Drawn | undefined
    let gone = false
    const come = async () => {
      const { drawChart } = await import('./chart-canvas.ts')
      if (gone) return
      drawn = drawChart(place, JSON.parse(spec) as Record<string, unknown>, String(part.color_theme ?? 'brand'))
      setState('drawn')
    }
    const stop = whenNear(place, () => void come().catch(() => setState('broken')))
    const resized = new ResizeObserver(() => drawn?.redraw())
    resized.observe(place)
    return () => {
      gone = true
      stop()
      resized.disconnect()
      drawn?.release()
    }
  }, [spec, part.color_theme])
  return (
    <div
      class="chart"
      role="img"
      aria-label={texts.chart(spellChart(part.chart_spec))}
      data-state={state}
      style={{ ...aspectOf(part), ...marginOf(part) }}
    >
      {state === 'broken' ? <p class="unknown">{texts.chartBroken}</p> : <div class="chart-canvas" ref={box} />}
    </div>
  )
}

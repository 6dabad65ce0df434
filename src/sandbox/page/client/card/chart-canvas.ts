import { registerAreaChart } from '@visactor/vchart/esm/chart/area/area'
import { registerBarChart } from '@visactor/vchart/esm/chart/bar/bar'
import { registerCommonChart } from '@visactor/vchart/esm/chart/common/common'
import { registerFunnelChart } from '@visactor/vchart/esm/chart/funnel/funnel'
import { registerLineChart } from '@visactor/vchart/esm/chart/line/line'
import { registerPieChart } from '@visactor/vchart/esm/chart/pie/pie'
import { registerCircularProgressChart } from '@visactor/vchart/esm/chart/progress/circular/circular'
import { registerLinearProgressChart } from '@visactor/vchart/esm/chart/progress/linear/linear'
import { registerRadarChart } from '@visactor/vchart/esm/chart/radar/radar'
import { registerScatterChart } from '@visactor/vchart/esm/chart/scatter/scatter'
import { registerWordCloudChart } from '@visactor/vchart/esm/chart/word-cloud/word-cloud'
import { registerCartesianBandAxis } from '@visactor/vchart/esm/component/axis/cartesian/band-axis'
import { registerCartesianLinearAxis } from '@visactor/vchart/esm/component/axis/cartesian/linear-axis'
import { registerPolarBandAxis } from '@visactor/vchart/esm/component/axis/polar/band-axis'
import { registerPolarLinearAxis } from '@visactor/vchart/esm/component/axis/polar/linear-axis'
import { registerLabel } from '@visactor/vchart/esm/component/label/label'
import { registerDiscreteLegend } from '@visactor/vchart/esm/component/legend/discrete/legend'
import { registerTitle } from '@visactor/vchart/esm/component/title/title'
import { VChart } from '@visactor/vchart/esm/core'

VChart.useRegisters([
  registerAreaChart,
  registerBarChart,
  registerCommonChart,
  registerFunnelChart,
  registerLineChart,
  registerPieChart,
  registerCircularProgressChart,
  registerLinearProgressChart,
  registerRadarChart,
  registerScatterChart,
  registerWordCloudChart,
  registerCartesianBandAxis,
  registerCartesianLinearAxis,
  registerPolarBandAxis,
  registerPolarLinearAxis,
  registerLabel,
  registerDiscreteLegend,
  registerTitle,
])

/** By Feishu's names: one hue in shades, or many. */
const colors: Record<string, readonly string[]> = {
  brand: ['#3370ff', '#14c0ac', '#ff8800', '#7f3bf5', '#f54a45', '#2ea121', '#8f959e', '#ffc60a'],
  rainbow: ['#f54a45', '#ff8800', '#ffc60a', '#34c724', '#14c0ac', '#3370ff', '#7f3bf5', '#f14ba9'],
  complementary: ['#3370ff', '#ff8800', '#14c0ac', '#f14ba9', '#8f959e', '#ffc60a'],
  converse: ['#3370ff', '#f54a45', '#34c724', '#ff8800', '#7f3bf5', '#8f959e'],
  primary: ['#3370ff', '#5c8dff', '#85aaff', '#adc6ff', '#1c4cba', '#245bdb'],
}
const ink = '#51565d'
const font = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/** Counts stand beside their bars in ink, whatever the bar's colour. */
const barLabel = { position: 'outside', overlap: false, smartInvert: false, style: { fill: ink, lineWidth: 0 } }

const isFields = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** The longest bar reaches the edge, so its count needs room beyond it. Pixels. */
const roomFor = ({ type, label, direction }: Record<string, unknown>) => {
  const counted = type === 'bar' && isFields(label) && label.visible === true
  const sideways = direction === 'horizontal'
  return { top: counted && !sideways ? 24 : 8, right: counted && sideways ? 40 : 12, bottom: 8, left: 8 }
}

/**
 * Draws once and stands still. VChart compiles no code from the data, so it works where `eval` is forbidden; neither
 * tooltips (which would bring markup of their own) nor animation are wanted here.
 */
export const drawChart = (place: HTMLElement, spec: Record<string, unknown>, theme: string) => {
  const palette = colors[theme] ?? colors.brand ?? []
  const type = String(spec.type)
  const chart = new VChart(
    {
      background: 'transparent',
      padding: roomFor(spec),
      color: [...palette],
      ...(type === 'bar' ? { barMaxWidth: 28 } : {}),
      ...spec,
      ...(type === 'bar' && isFields(spec.label) ? { label: { ...barLabel, ...spec.label } } : {}),
      animation: false,
    } as never,
    {
      dom: place,
      mode: 'desktop-browser',
      animation: false,
      autoFit: false,
      poptip: false,
      disableTriggerEvent: true,
      theme: {
        fontFamily: font,
        component: {
          axis: { label: { style: { fill: ink, fontSize: 12 } }, domainLine: { style: { stroke: '#dee0e3' } } },
          discreteLegend: { item: { label: { style: { fill: ink, fontSize: 12 } } } },
        },
        mark: { text: { style: { fontSize: 12 } } },
      },
      width: place.clientWidth,
      height: place.clientHeight,
    } as never,
  )
  chart.renderSync()
  return {
    redraw: () => {
      if (place.clientWidth > 0 && place.clientHeight > 0) chart.resizeSync(place.clientWidth, place.clientHeight)
    },
    release: () => chart.release(),
  }
}

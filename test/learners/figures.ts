import type { PlanName } from './plans.ts'
import { gainOf, meanOf, type Outcome, type Settings, simulate } from './simulate.ts'

export const peers: readonly PlanName[] = ['random', 'fixed', 'fixed-on']
const names: Record<PlanName, string> = {
  ours: 'ours',
  random: 'random order',
  fixed: 'fixed 1/3/7/21, then done',
  'fixed-on': 'fixed 1/3/7/21, then every 21',
}

const number = ({ mean, half }: { mean: number; half: number }, digits = 1) =>
  `${mean.toFixed(digits)} ± ${half.toFixed(digits)}`
const signed = (gain: { mean: number; half: number }) => `${gain.mean > 0 ? '+' : ''}${number(gain)}`

/** One table for one setting: each plan, and what ours has more than it, person by person. */
export const tableOf = (
  settings: Settings,
  of: Map<PlanName, Outcome[]> = simulate(settings, ['ours', ...peers]),
): string => {
  const ours = of.get('ours') ?? []
  const rows = [...of].map(([name, outcomes]) => {
    const mean = (what: keyof Outcome) => meanOf(outcomes.map((o) => o[what]))
    const gain = (what: keyof Outcome) => (name === 'ours' ? '' : signed(gainOf(ours, outcomes, what)))
    return [
      names[name],
      number(mean('known')),
      gain('known'),
      number(mean('mastered')),
      gain('mastered'),
      mean('chance').mean.toFixed(3),
      mean('asked').mean.toFixed(0),
    ]
  })
  const head = ['plan', 'known on day 90', 'ours − it', 'mastered as counted', 'ours − it', 'mean chance', 'asked']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

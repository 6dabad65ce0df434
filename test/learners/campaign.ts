import { parseArgs } from 'node:util'
import { tableOf } from './figures.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '7' },
    people: { type: 'string', default: '1000' },
    days: { type: 'string', default: '90' },
    points: { type: 'string', default: '40,80,160' },
    strangeness: { type: 'string', default: '1' },
  },
})

const { seed, people, days, points, strangeness } = values
for (const many of points.split(',').map(Number)) {
  const settings = { seed: Number(seed), people: Number(people), days: Number(days), points: many }
  console.log(`\n${people} people, ${days} days, ${many} points, seed ${seed}, strangeness ${strangeness}\n`)
  console.log(tableOf({ ...settings, strangeness: Number(strangeness) }))
}

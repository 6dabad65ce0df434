import process from 'node:process'
import { liveThrough } from '../year/year.ts'

/** `npm run campaign:shifts -- --people 300 --days 365 --seed 7` */
const flag = (name: string): number | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : Number(process.argv[at + 1])
}

const begun = process.hrtime.bigint()
const year = await liveThrough({
  people: flag('people') ?? 300,
  days: flag('days') ?? 365,
  seed: flag('seed') ?? Math.floor(Math.random() * 2 ** 31),
})
const seconds = Number((process.hrtime.bigint() - begun) / 1_000_000_000n)
process.stdout.write(`${JSON.stringify({ ...year, seconds }, null, 1)}\n`)
process.exit(Object.values(year.wrong).every((n) => n === 0) ? 0 : 1)

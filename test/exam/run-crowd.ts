import process from 'node:process'
import { sitTogether } from './crowd.ts'

/** `npm run campaign:exam -- --people 200 --think 4000 --within 10000 --seed 7`; `--think 0` clicks as fast as it is answered. */
const flag = (name: string): number | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : Number(process.argv[at + 1])
}

const sat = await sitTogether({
  people: flag('people') ?? 200,
  thinkMs: flag('think') ?? 4_000,
  withinMs: flag('within') ?? 10_000,
  seed: flag('seed') ?? 7,
})
process.stdout.write(`${JSON.stringify(sat, null, 1)}\n`)
process.exit(sat.wrong === 0 && sat.refused === 0 && sat.p99 <= 500 ? 0 : 1)

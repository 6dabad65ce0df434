import { conclude, flag, tell } from './flags.ts'
import { checkZombies, type Round, zombies } from './zombie.ts'

/** `npm run campaign:zombie -- --rounds 20 --sleep 30 --seed 7`; `sleep` in seconds. */
const rounds = flag('rounds') ?? 20
const sleepMs = (flag('sleep') ?? 30) * 1000
const seed = flag('seed') ?? Math.floor(Math.random() * 2 ** 31)

const columns: [string, (round: Round, n: number) => string | number][] = [
  ['round', (_, n) => n],
  ['zombie', (r) => r.zombie],
  ['slept s', (r) => (r.sleptMs / 1000).toFixed(1)],
  ['in the air', (r) => r.inTheAir],
  ['taken over ms', (r) => r.takenOverMs],
  ['sent again', (r) => r.resent],
  ['fenced', (r) => r.fenced],
  ['doubles', (r) => r.doubles],
  ['stale', (r) => r.stale],
]
const line = (cells: readonly (string | number)[]) =>
  tell(cells.map((cell, i) => String(cell).padStart(columns[i]?.[0].length ?? 0)).join(' │ '))

tell(`seed ${seed}`)
line(columns.map(([title]) => title))
const result = await zombies({
  ...{ rounds, sleepMs, seed },
  tell: (round, n) => line(columns.map(([, value]) => value(round, n))),
})
tell(`${result.case.acts.length} answers given, ${result.case.facts.shown.length} messages`)
conclude(checkZombies(result), seed)

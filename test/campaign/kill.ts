import process from 'node:process'
import { campaign } from './campaign.ts'
import { check, isLetGo } from './check.ts'

/** `npm run campaign:kill -- --kills 300 --seed 7` */
const flag = (name: string): number | undefined => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : Number(process.argv[at + 1])
}

const kills = flag('kills') ?? 300
const seed = flag('seed') ?? Math.floor(Math.random() * 2 ** 31)
const tell = (line: string) => process.stdout.write(`${line}\n`)
tell(`seed ${seed}`)

const { readyMs, drainSeconds, pushes, case: all, audit } = await campaign({ kills, seed, tell })
const problems = check(all)
const slowest = Math.max(...readyMs)
if (slowest > 3_000) problems.push(`slow: ready after ${slowest} ms`)
tell(
  `${kills} kills · ${all.acts.length} acts, ${pushes.total} pushes and clicks (${pushes.repeated} tried more than once) · ` +
    `${all.facts.answers.length} answers, ${all.facts.ledger.length} ledger lines, ${all.facts.shown.length} messages, ${all.facts.letters.filter(isLetGo).length} signs let go · ` +
    `ready ≤ ${slowest} ms · at rest ${drainSeconds.toFixed(1)} s after`,
)
tell(audit.trim())
for (const problem of problems.slice(0, 50)) tell(problem)
tell(problems.length === 0 ? 'nothing lost, nothing twice' : `${problems.length} problems, seed ${seed}`)
process.exit(problems.length === 0 ? 0 : 1)

import { conclude, flag, tell } from './flags.ts'
import { checkRolling, rolling } from './rolling.ts'

/** `npm run campaign:rolling -- --restarts 30 --people 25 --copies 2 --seed 7` */
const restarts = flag('restarts') ?? 30
const people = flag('people') ?? 25
const copies = flag('copies') ?? 2
const seed = flag('seed') ?? Math.floor(Math.random() * 2 ** 31)
tell(`seed ${seed}`)
// A restart takes some five seconds; nobody should have to answer twice.
const workers = flag('workers') ?? Math.ceil((people * (5 * restarts + 10)) / 2)
const rolled = await rolling({ restarts, people, copies, workers, seed, tell })

const { tries, ends, readyMs, case: all } = rolled
const answered = tries.filter((t) => t.status === 200).map((t) => t.ms)
answered.sort((a, b) => a - b)
const at = (share: number) => answered[Math.min(answered.length - 1, Math.floor(answered.length * share))]
tell(
  `${restarts} restarts at ${rolled.pushesPerSecond.toFixed(1)} pushes/s · ${all.acts.length} answers given, ${all.facts.answers.length} stand, ` +
    `${all.facts.ledger.length} ledger lines, ${all.facts.shown.length} messages`,
)
tell(
  `${tries.length} tries, ${tries.length - answered.length} met nobody and came again · answered p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms`,
)
tell(
  `gone ≤ ${Math.max(...ends.map((e) => e.ms))} ms after SIGTERM, ready ≤ ${Math.max(...readyMs)} ms after the start · ` +
    `at rest ${rolled.drainSeconds.toFixed(1)} s after the load`,
)
conclude(checkRolling(rolled), seed)

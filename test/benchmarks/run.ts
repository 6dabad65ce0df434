import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { bankCheck } from './bank.ts'
import { buildAll } from './build.ts'
import { median, readiness, stream, throughput } from './measure.ts'
import { rosterImport } from './roster.ts'

/** Everything beside its peer in one run on loopback: signed and sealed events of 2 KB, synchronous = FULL. */
type Measure = { what: string; is: number; goal: string; ok: boolean }

const round = (value: number) => Math.round(value * 100) / 100
const atLeast = (what: string, is: number, goal: number): Measure => ({
  what,
  is: round(is),
  goal: `≥ ${goal}`,
  ok: is >= goal,
})
const atMost = (what: string, is: number, goal: number): Measure => ({
  what,
  is: round(is),
  goal: `≤ ${goal}`,
  ok: is <= goal,
})
const just = (what: string, is: number, goal: number): Measure => ({ what, is, goal: `= ${goal}`, ok: is === goal })
const seen = (what: string, is: number): Measure => ({ what, is: round(is), goal: '', ok: true })

const seconds = Number(process.env.BENCH_SECONDS ?? 60)
await buildAll()
const roster = await rosterImport(5_000, 3)
const bank = await bankCheck(10_000, 3)
const side = await throughput(5, 1.5)
const { ours, sdk, bare } = side.perSecond
/** Each round's ratio by itself, then the middle one: neighbours in time saw the same machine. */
const ratio = (peer: readonly number[]) => median(ours.map((n, i) => n / (peer[i] ?? Number.NaN)))
const ready = await readiness(3)
const { events, clicks, memory, drainSeconds } = await stream(seconds)

const measures: Measure[] = [
  seen('our door, requests/s', median(ours)),
  seen('SDK adaptDefault + one insert an event, requests/s', median(sdk)),
  seen('bare node:http + group commit, requests/s', median(bare)),
  atLeast('our door ÷ SDK', ratio(sdk), 3),
  atLeast('our door ÷ bare node:http', ratio(bare), 0.8),
  just('answers other than 200', side.refused, 0),
  seen('received at full speed for 1.8 s, all handled after, s', median(side.drainSeconds)),
  just(`500 events/s for ${seconds} s: answered 200`, events.ok, events.asked),
  atMost('… p99 from the appointed time, ms', events.p99, 150),
  atMost('… slowest, ms', events.max, 3_000),
  just('10 clicks/s beside it: answered with a toast', clicks.ok, clicks.asked),
  atMost('… p99, ms', clicks.p99, 300),
  seen('… all handled after, s', drainSeconds),
  atMost('resident memory, MB', memory, 200),
  atMost('ready after the start, ms', median(ready), 2_000),
  atMost('roster of 5,000 people from xlsx, the whole command, s', median(roster.ours.seconds), 20),
  atMost('… the most memory, MB', Math.max(...roster.ours.memory), 300),
  seen('the same file plainly parsed with SheetJS, s', median(roster.peer.seconds)),
  seen('… the most memory, MB', Math.max(...roster.peer.memory)),
  seen(
    'our import ÷ plain parsing',
    median(roster.ours.seconds.map((s, i) => s / (roster.peer.seconds[i] ?? Number.NaN))),
  ),
  seen('the same file once more: nothing changes, s', median(roster.again.seconds)),
  just('people in the database afterwards', roster.people, 5_000),
  atMost('10,000 questions from xlsx checked, the whole command, s', median(bank.plain.seconds), 15),
  atMost('… the most memory, MB', Math.max(...bank.plain.memory), 400),
  atMost('… with the marked workbook, s', median(bank.marked.seconds), 15),
  atMost('… the most memory, MB', Math.max(...bank.marked.memory), 400),
  just('questions accepted', bank.accepted, 10_000),
]

const width = Math.max(...measures.map((m) => m.what.length))
for (const { what, is, goal, ok } of measures)
  process.stdout.write(
    `${what.padEnd(width)}  ${String(is).padStart(9)}  ${goal.padEnd(8)} ${goal && (ok ? 'ok' : 'MISSED')}\n`,
  )

const folder = join(import.meta.dirname, '../../bench')
mkdirSync(folder, { recursive: true })
writeFileSync(
  join(folder, 'results.json'),
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, measures, rounds: side }, undefined, 2)}\n`,
)

const missed = measures.filter((m) => !m.ok)
for (const { what, is, goal } of missed) process.stderr.write(`missed: ${what} is ${is}, the goal is ${goal}\n`)
process.exit(missed.length > 0 ? 1 : 0)

import process from 'node:process'
import { check } from '../campaign/check.ts'
import { type Case, gather } from '../campaign/facts.ts'
import type { ServerLine } from '../support/server.ts'
import { answering } from './answering.ts'
import { type Cluster, pause, startCluster, until } from './cluster.ts'
import { roundRobin } from './round-robin.ts'
import { slowSends } from './slow-sends.ts'

export type Round = {
  /** Which instance was stopped, and for how long. */
  zombie: number
  sleptMs: number
  /** Its sends under way when it was stopped. */
  inTheAir: number
  /** Until another held the lease. */
  takenOverMs: number
  /** Letters that Feishu was asked for more than once, under one uuid. */
  resent: number
  /** Writes of the zombie that came too late and were refused. */
  fenced: number
  /** Messages beyond one for a uuid. */
  doubles: number
  /** Rows that were settled while it slept and are otherwise afterwards. */
  stale: number
}
export type Zombies = { rounds: Round[]; errors: string[]; case: Case }

/** Answers that are being told when the zombie falls asleep, and some that come while it sleeps. */
const answers = { before: 6, during: 3 }

const epochOf = (lines: readonly ServerLine[]): number =>
  Math.max(0, ...lines.flatMap((l) => (l.event === 'outbox.lease-taken' ? [Number(l.epoch)] : [])))

/** The instance that took the lease last. */
const senderOf = ({ servers }: Cluster): { place: number; epoch: number } =>
  servers
    .map(({ lines }, place) => ({ place, epoch: epochOf(lines) }))
    .reduce((last, one) => (one.epoch > last.epoch ? one : last))

const isLate = (line: ServerLine) => /^(outbox|inbox|jobs)\.fenced$/.test(line.event)

/**
 * A sleeper's connections to the database die. When it wakes up, whatever uses one first meets that, says so and goes
 * on: a loop in its next round, the door with a 503 after which Feishu comes again.
 */
const ofWakingUp = ['loop.failed', 'outbox.failed', 'door.unavailable']
const isUnexpected = ({ level, event }: ServerLine) => level === 'error' && !ofWakingUp.includes(event)

/** What is settled must stay as it is: rows by their key, as text. */
const settledRows = async ({ query }: Cluster): Promise<Map<string, string>> => {
  const rows = [
    ...(await query(`select 'letter' as of, * from letters where state <> 'pending'`)),
    ...(await query(`select 'delivery' as of, * from inbox where state <> 'pending'`)),
    ...(await query(`select 'slot' as of, * from job_slots where state <> 'open'`)),
    ...(await query(`select 'answer' as of, * from daily_answers`)),
  ]
  const keyOf = (row: Record<string, unknown>) =>
    [row.of, row.key, row.event_id, row.job, row.scope, row.at, row.round_id, row.member_id].join('/')
  return new Map(rows.map((row) => [keyOf(row), JSON.stringify(row)]))
}

const perUuid = (uuids: readonly (string | undefined)[]): number[] => {
  const counts = new Map<string, number>()
  for (const uuid of uuids) if (uuid) counts.set(uuid, (counts.get(uuid) ?? 0) + 1)
  return [...counts.values()]
}
const doublesOf = ({ feishu }: Cluster): number =>
  perUuid(feishu.messages().map((m) => m.uuid)).reduce((sum, n) => sum + n - 1, 0)
const resentOf = ({ feishu }: Cluster): number => perUuid(feishu.calls().map((c) => c.uuid)).filter((n) => n > 1).length

type Going = { cluster: Cluster; crowd: ReturnType<typeof answering>; slow: ReturnType<typeof slowSends> }

/** One sender falls asleep in the middle of its sends, another takes over and finishes them, the first wakes up. */
const oneRound = async ({ cluster, crowd, slow }: Going, sleepMs: number): Promise<Round> => {
  const { place, epoch } = senderOf(cluster)
  const zombie = cluster.servers[place]
  if (!zombie) throw new Error('nobody sends')
  const before = { resent: resentOf(cluster), doubles: doublesOf(cluster), fenced: zombie.lines.filter(isLate).length }

  slow.arm(answers.before)
  crowd.begin(answers.before)
  await until('a send is under way', 20_000, () => slow.inTheAir() >= 2)
  process.kill(zombie.pid, 'SIGSTOP')
  const asleep = performance.now()
  const inTheAir = slow.inTheAir()
  // Only the zombie's own requests are slow.
  slow.arm(0)
  try {
    crowd.begin(answers.during)
    await until('another sends', 20_000, () => senderOf(cluster).epoch > epoch)
    const takenOverMs = Math.round(performance.now() - asleep)
    await until('the heir has told what there was to tell', 25_000, async () => {
      const [left] = await cluster.query(`select count(*) as n from letters where state = 'pending'`)
      return Number(left?.n) === 0
    })
    await pause(asleep + sleepMs - performance.now())
    const settled = await settledRows(cluster)
    const sleptMs = Math.round(performance.now() - asleep)
    slow.letGo()
    process.kill(zombie.pid, 'SIGCONT')
    await until('the zombie has found out', 20_000, () => zombie.lines.filter(isLate).length > before.fenced)
    await crowd.quiet()
    await cluster.rest(60_000)
    const now = await settledRows(cluster)
    return {
      ...{ zombie: place, sleptMs, inTheAir, takenOverMs },
      resent: resentOf(cluster) - before.resent,
      fenced: zombie.lines.filter(isLate).length - before.fenced,
      doubles: doublesOf(cluster) - before.doubles,
      stale: [...settled].filter(([key, row]) => now.get(key) !== row).length,
    }
  } finally {
    slow.letGo()
    process.kill(zombie.pid, 'SIGCONT')
  }
}

export const zombies = async (options: {
  rounds: number
  /** How long each sleeps; longer than the lease of five seconds. Milliseconds. */
  sleepMs: number
  seed: number
  tell?: (round: Round, n: number) => void
}): Promise<Zombies> => {
  const { seed, sleepMs, tell = () => {} } = options
  const slow = slowSends()
  const workers = Math.ceil((options.rounds * (answers.before + answers.during)) / 2) + 10
  const cluster = await startCluster({ seed, branches: 2, workers, between: slow.between })
  try {
    cluster.feishu.connect(roundRobin(cluster.addresses).deliver)
    await cluster.rest(20_000)
    const crowd = answering(cluster, seed)
    const rounds: Round[] = []
    for (let n = 1; n <= options.rounds; n++) {
      const round = await oneRound({ cluster, crowd, slow }, sleepMs)
      rounds.push(round)
      tell(round, n)
    }
    await cluster.leave()
    const errors = cluster.servers.flatMap(({ lines }) => lines.filter(isUnexpected).map((l) => JSON.stringify(l)))
    return { rounds, errors, case: await gather(cluster.stage, crowd.acts) }
  } finally {
    await cluster.close()
  }
}

/** Empty when nobody got a message twice and no zombie wrote anything. */
export const checkZombies = ({ rounds, errors, case: all }: Zombies): string[] => [
  ...rounds.flatMap(({ doubles, stale, fenced, resent, inTheAir }, i) => [
    ...(doubles === 0 ? [] : [`round ${i + 1}: ${doubles} messages twice`]),
    ...(stale === 0 ? [] : [`round ${i + 1}: ${stale} stale writes`]),
    // Without these the round has shown nothing.
    ...(inTheAir > 0 && resent > 0 ? [] : [`round ${i + 1}: nothing was sent again`]),
    ...(fenced > 0 ? [] : [`round ${i + 1}: the zombie was not fenced`]),
  ]),
  ...errors.map((line) => `error: ${line}`),
  ...check(all),
]

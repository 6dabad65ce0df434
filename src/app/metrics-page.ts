import { count, inArray, max } from 'drizzle-orm'
import { inboxDepth } from '../platform/inbox/operate.ts'
import { jobSlots } from '../platform/jobs/schema.ts'
import type { World } from '../platform/world.ts'

const gauge = (name: string, help: string, value: number, labels = '') => [
  `# HELP four_confirmations_${name} ${help}`,
  `# TYPE four_confirmations_${name} gauge`,
  `four_confirmations_${name}${labels} ${value}`,
]

const seconds = (since: Date | null | undefined, now: Date) =>
  since ? Math.max(0, (now.getTime() - since.getTime()) / 1000) : 0

/** Prometheus text: what happened (counters of this process) and how things stand (read from the database). */
export const metricsPage = async (
  { db, clock }: Pick<World, 'db' | 'clock'>,
  counters: readonly string[],
  outbox: { depth: number; oldest: Date | null; unknown: number; lost: number },
  /** Whether the long connection stands; absent where there is none. */
  connected?: boolean,
): Promise<string> => {
  const now = clock.now()
  const inbox = await inboxDepth(db)
  const slots = await db.read
    .select({ state: jobSlots.state, n: count(), last: max(jobSlots.at) })
    .from(jobSlots)
    .where(inArray(jobSlots.state, ['open', 'done', 'failed', 'skipped']))
    .groupBy(jobSlots.state)
  return [
    ...gauge('inbox_pending', 'deliveries not yet handled', inbox.pending),
    ...gauge('inbox_dead', 'deliveries that wait for a person', inbox.dead),
    ...gauge(
      'inbox_oldest_seconds',
      'age of the oldest delivery not yet handled',
      seconds(inbox.oldestReceivedAt, now),
    ),
    ...gauge('outbox_depth', 'letters waiting', outbox.depth),
    ...gauge('outbox_oldest_seconds', 'age of the oldest waiting letter', seconds(outbox.oldest, now)),
    ...gauge('outbox_unknown', 'letters of which nobody knows whether they arrived', outbox.unknown),
    ...gauge('outbox_lost', 'letters refused for good', outbox.lost),
    ...(connected === undefined
      ? []
      : gauge('connected', 'whether the long connection to Feishu stands', connected ? 1 : 0)),
    '# HELP four_confirmations_job_slots job slots by state',
    '# TYPE four_confirmations_job_slots gauge',
    ...slots.map((s) => `four_confirmations_job_slots{state="${s.state}"} ${s.n}`),
    '# HELP four_confirmations_events_total canonical log lines of this process',
    '# TYPE four_confirmations_events_total counter',
    ...counters,
    '',
  ].join('\n')
}

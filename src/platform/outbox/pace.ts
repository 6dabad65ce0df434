import { limits } from './limits.ts'
import type { Lane } from './schema.ts'
import { type Limit, slidingWindow, type Window } from './window.ts'

/** One request that wants to leave. */
export type Going = {
  lane: Lane | 'redraw'
  /** For a message: its chat ('oc_…') or person. */
  recipient?: string
  /** For an update or a reaction: the message it touches. */
  message?: string
}

/** What a refusal freezes: everything, one recipient or one message. */
export type Bucket = 'app' | `to:${string}` | `message:${string}`

export type Pace = {
  /** The first moment, at or after `now`, at which it may leave; milliseconds. */
  opensAt(going: Going, now: number): number
  /** It leaves. */
  note(going: Going, at: number): void
  /** Feishu asked to wait until then. */
  freeze(bucket: Bucket, until: number): void
}

const isTalk = ({ lane }: Going) => lane === 'reply' || lane === 'alert'
const isBulk = ({ lane }: Going) => lane === 'broadcast' || lane === 'redraw'

const bucketsOf = ({ recipient, message }: Going): [Bucket, Limit][] => [
  ...(recipient
    ? ([[`to:${recipient}`, recipient.startsWith('oc_') ? limits.group : limits.person]] as [Bucket, Limit][])
    : []),
  ...(message ? ([[`message:${message}`, limits.message]] as [Bucket, Limit][]) : []),
]

/** Above this many, buckets in which nothing is left are forgotten. */
const sweepAt = 4_096

/** All limits at once, kept in memory by the one process that sends; no timers, no clock of its own. */
export const newPace = (): Pace => {
  const app = limits.app.map(slidingWindow)
  const bulk = [slidingWindow(limits.bulk)]
  const beside = slidingWindow(limits.bulkBesideTalk)
  const talk = slidingWindow({ most: 1, perMs: limits.bulkBesideTalk.perMs })
  const windows = new Map<Bucket, Window>()
  const frozen = new Map<Bucket, number>()
  let sweepNext = sweepAt

  const windowsOf = (going: Going, now: number): Window[] => [
    ...app,
    ...(isBulk(going) ? bulk : []),
    ...(isBulk(going) && talk.isUsed(now) ? [beside] : []),
    ...bucketsOf(going).flatMap(([bucket]) => windows.get(bucket) ?? []),
  ]

  const sweep = (now: number) => {
    if (windows.size + frozen.size < sweepNext) return
    for (const [bucket, window] of windows) if (!window.isUsed(now)) windows.delete(bucket)
    for (const [bucket, until] of frozen) if (until <= now) frozen.delete(bucket)
    sweepNext = Math.max(sweepAt, 2 * (windows.size + frozen.size))
  }

  return {
    opensAt: (going, now) => {
      const buckets: Bucket[] = ['app', ...bucketsOf(going).map(([bucket]) => bucket)]
      const thaw = Math.max(now, ...buckets.map((bucket) => frozen.get(bucket) ?? now))
      return Math.max(thaw, ...windowsOf(going, now).map((window) => window.opensAt(now)))
    },
    note: (going, at) => {
      for (const window of app) window.note(at)
      if (isTalk(going)) talk.note(at)
      if (isBulk(going)) for (const window of [...bulk, beside]) window.note(at)
      for (const [bucket, limit] of bucketsOf(going)) {
        const window = windows.get(bucket) ?? slidingWindow(limit)
        window.note(at)
        windows.set(bucket, window)
      }
      sweep(at)
    },
    freeze: (bucket, until) => {
      frozen.set(bucket, Math.max(until, frozen.get(bucket) ?? 0))
    },
  }
}

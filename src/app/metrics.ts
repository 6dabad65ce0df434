import type { Fields, Log } from '../core/log.ts'

/** Fields of a log line that may become labels: closed sets only, never an id. */
const labels = ['cause', 'outcome', 'type', 'lane', 'code', 'job', 'reason', 'action', 'kind', 'fate', 'state'] as const

export type Tally = { log: Log; lines(): string[] }

const keyOf = (event: string, fields: Fields): string => {
  const pairs = [
    ['event', event] as [string, unknown],
    ...labels.flatMap((l) => (fields[l] === undefined ? [] : [[l, fields[l]] as [string, unknown]])),
  ]
  return pairs
    .map(
      ([k, v]) =>
        `${k}="${String(v)
          .slice(0, 60)
          .replace(/["\\\n]/g, '_')}"`,
    )
    .join(',')
}

/** At most so many series; a flood of unheard-of event types must not eat the memory. */
const most = 2_000

/** One line, one count: every canonical log line is also a counter, whatever the log level. */
export const tallied = (inner: Log): Tally => {
  const counts = new Map<string, number>()
  const count = (event: string, fields: Fields) => {
    const key = keyOf(event, fields)
    if (counts.has(key) || counts.size < most) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const wrap = (log: Log, bound: Fields): Log => ({
    info: (event, fields) => {
      count(event, { ...bound, ...fields })
      log.info(event, fields)
    },
    warn: (event, fields) => {
      count(event, { ...bound, ...fields })
      log.warn(event, fields)
    },
    error: (event, fields) => {
      count(event, { ...bound, ...fields })
      log.error(event, fields)
    },
    with: (fields) => wrap(log.with(fields), { ...bound, ...fields }),
  })
  return {
    log: wrap(inner, {}),
    lines: () => [...counts].sort().map(([key, n]) => `four_confirmations_events_total{${key}} ${n}`),
  }
}

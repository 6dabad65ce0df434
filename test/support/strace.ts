import { spawnSync } from 'node:child_process'

/** Why system calls cannot be watched here, if they cannot. */
export const cannotTrace = (): string | undefined => {
  const tried = spawnSync('strace', ['-o', '/dev/null', 'true'], { encoding: 'utf8' })
  if (tried.error) return 'strace is not installed'
  return tried.status === 0 ? undefined : `strace may not trace: ${tried.stderr.trim().slice(0, 200)}`
}

/** The command under which a program's writes and fsyncs are written into `file`, one a line, with paths and bytes. */
export const straceInto = (file: string): string[] => {
  const calls = 'trace=pwrite64,pwritev,fsync,fdatasync,write,writev,sendto,sendmsg'
  return ['strace', '-f', '-qq', '-y', '-s', '6000', '-e', calls, '-o', file]
}

type Call = { wal: boolean; sync: boolean; answer: boolean; text: string }

/** In the order in which the kernel finished them: `<unfinished …>` and `<… resumed>` are joined at the end of the call. */
const callsIn = (trace: string): Call[] => {
  const open = new Map<string, string>()
  const calls: Call[] = []
  for (const line of trace.split('\n')) {
    const [, thread, rest] = /^(\d+)\s+(.*)$/.exec(line) ?? []
    if (thread === undefined || rest === undefined) continue
    if (rest.endsWith('<unfinished ...>')) {
      open.set(thread, rest)
      continue
    }
    const text = (rest.startsWith('<...') ? (open.get(thread) ?? '') : '') + rest
    const name = /^\w+/.exec(text)?.[0] ?? ''
    const wal = /^\w+\(\d+<[^>]*-wal>/.test(text)
    calls.push({
      text,
      wal: wal && name.startsWith('pwrite'),
      sync: wal && /^f(data)?sync$/.test(name),
      answer: /^(write|writev|sendto|sendmsg)\(\d+<(TCP|socket)/.test(text) && text.includes('HTTP/1.1 200'),
    })
  }
  return calls
}

export type Order = { answered: number; written: number; durable: number }

/**
 * For each event, in the order in which they were sent one after the other: was it in the WAL when its 200 was written,
 * and did an fsync of the WAL lie between the last write to it and the 200?
 */
export const durableAnswers = (trace: string, eventIds: readonly string[]): Order => {
  const calls = callsIn(trace)
  const answers = calls.flatMap((call, at) => (call.answer && !call.text.includes('status') ? [at] : []))
  const before = (at: number, is: (call: Call) => boolean) => calls.slice(0, at).findLastIndex(is)
  let written = 0
  let durable = 0
  for (const [i, at] of answers.entries()) {
    const eventWritten = before(at, (c) => c.wal && c.text.includes(eventIds[i] ?? 'none'))
    const lastWritten = before(at, (c) => c.wal)
    const synced = before(at, (c) => c.sync)
    if (eventWritten >= 0) written++
    if (eventWritten >= 0 && synced > lastWritten) durable++
  }
  return { answered: answers.length, written, durable }
}

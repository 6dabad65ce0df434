import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { serverEnv, startServer } from '../support/server.ts'
import { cannotTrace, durableAnswers, straceInto } from '../support/strace.ts'
import { envelopeOf, pushOf, textEvent, wireApp } from '../support/wire.ts'

const events = 20

/** Starts the server under strace, sends events one after the other, and reads what the kernel was asked to do. */
const watched = async (entry?: string) => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const trace = join(folder, 'trace')
  const server = await startServer(serverEnv(`file:${join(folder, 'watched.db')}`), {
    under: straceInto(trace),
    // Every call stops at the tracer: a start takes many times as long.
    patienceMs: 60_000,
    ...(entry ? { entry } : {}),
  })
  const ids: string[] = []
  for (let n = 1; n <= events; n++) {
    const envelope = envelopeOf(wireApp, 'im.message.receive_v1', textEvent(n))
    ids.push(envelope.header.event_id as string)
    expect((await server.post(pushOf(wireApp, envelope))).status).toBe(200)
  }
  // strace passes no signal on; it ends with its only child.
  await server.end()
  return durableAnswers(readFileSync(trace, 'utf8'), ids)
}

test('每一个 200 之前，那件事都已经写进 WAL 并且 fsync 过；少了 fsync 的服务器逃不过这个检查', {
  timeout: 180_000,
}, async () => {
  const reason = cannotTrace()
  if (reason) throw new Error(`落盘顺序没法验证：${reason}（apt-get install strace，容器要允许 ptrace）`)
  const ours = await watched()
  const relaxed = await watched('test/durability/relaxed.ts')
  console.info({ ours, relaxed })
  expect(ours).toEqual({ answered: events, written: events, durable: events })
  expect(relaxed).toMatchObject({ answered: events, written: events })
  expect(relaxed.durable).toBeLessThan(events / 2)
})

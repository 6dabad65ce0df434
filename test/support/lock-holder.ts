import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** Another program on the same file: takes the write lock, keeps it, lets go, again and again. */
const program = `
  const Database = require('libsql')
  const [file, hold, rest, times] = process.argv.slice(1)
  const pause = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Number(ms))
  const lock = () => {
    for (;;) {
      const db = new Database(file)
      try { db.exec('begin immediate'); return db } catch { db.close(); pause(5) }
    }
  }
  for (let i = 0; i < Number(times); i++) {
    const db = lock()
    console.log('locked')
    pause(hold)
    db.exec('commit')
    db.close()
    pause(rest)
  }`

/**
 * A second process that holds the write lock `holdMs`, rests `restMs`, `times` over.
 *
 * @returns once it holds the lock for the first time; `gone` resolves when it has ended
 */
export const holdLock = async (
  file: string,
  holdMs: number,
  restMs = 0,
  times = 1,
): Promise<{ gone: Promise<unknown> }> => {
  const child = spawn(process.execPath, ['-e', program, file, String(holdMs), String(restMs), String(times)], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const gone = once(child, 'exit').then(() => process.off('exit', end))
  await once(child.stdout, 'data')
  child.stdout.resume()
  return { gone }
}

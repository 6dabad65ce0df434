import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

export type Run = { seconds: number[]; memory: number[] }

const root = join(import.meta.dirname, '../..')

/** The most that the process has held so far, in MB; 0 once it is gone. */
const peakMb = (pid: number): number => {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024 || 0
  } catch {
    return 0
  }
}

/** One process from its start to its end: how long, and the most memory that it held. */
export const measured = (
  args: readonly string[],
  databaseUrl: string,
): Promise<{ seconds: number; memory: number; out: string }> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const env = { PATH: process.env.PATH, DATABASE_URL: databaseUrl }
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
    let [memory, out] = [0, '']
    const watch = setInterval(() => {
      memory = Math.max(memory, peakMb(child.pid ?? 0))
    }, 10)
    child.stdout.on('data', (chunk) => {
      out += String(chunk)
    })
    child.once('exit', (code) => {
      clearInterval(watch)
      const seconds = (performance.now() - began) / 1000
      if (code === 0) resolve({ seconds, memory, out })
      else reject(new Error(`${args.join(' ')} ended with ${code}`))
    })
  })

export const note = (run: Run, { seconds, memory }: { seconds: number; memory: number }): void => {
  run.seconds.push(seconds)
  run.memory.push(memory)
}

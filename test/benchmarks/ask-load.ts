import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import type { Closed, ClosedResult } from './load/closed.ts'
import type { Open, OpenResult } from './load/open.ts'
import { pinned } from './pin.ts'

const program = join(import.meta.dirname, '../../dist/benchmarks/load.js')

/** Runs one load in a process of its own on the second core. */
export const askLoad = <T extends Closed | Open>(order: T): Promise<T extends Open ? OpenResult : ClosedResult> =>
  new Promise((resolve, reject) => {
    const [command, args] = pinned(1, [process.execPath, program, JSON.stringify(order)])
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`the load ended with ${code}`)),
    )
  })

import { Worker } from 'node:worker_threads'
import type { Sheet } from '../../core/sheet.ts'
import { limits } from './limits.ts'
import { type Because, type Place, SheetRefusal } from './refusal.ts'

export type Parsing =
  | { kind: 'csv'; name: string; text: string }
  | { kind: 'xlsx'; entries: [name: string, bytes: Uint8Array<ArrayBuffer>][] }
  | { kind: 'docx'; entries: [name: string, bytes: Uint8Array<ArrayBuffer>][] }
  | { kind: 'xls'; bytes: Uint8Array<ArrayBuffer> }

type Answer = { heapMiB: number } & (
  | { ok: true; sheets: Sheet[]; html?: string }
  | { ok: false; because: Because; at?: Place }
)

/** Beside this file here and in `dist`. */
const program = new URL('./parse-worker.mjs', import.meta.url)
const youngMiB = 32

/**
 * Parses in a thread that knows nothing of us: no environment, no loader, a bounded heap, a bounded time.
 *
 * @throws SheetRefusal
 */
export const parse = (
  what: Parsing,
  { heapMiB, ms }: { heapMiB: number; ms: number } = limits,
): Promise<{ sheets: Sheet[]; html?: string; heapMiB: number }> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      workerData: { ...what, limits },
      transferList: 'entries' in what ? what.entries.map(([, bytes]) => bytes.buffer) : [],
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heapMiB - youngMiB, maxYoungGenerationSizeMb: youngMiB },
    })
    const stop = setTimeout(() => finish(() => reject(new SheetRefusal('time'))), ms)
    const finish = (settle: () => void) => {
      clearTimeout(stop)
      worker.removeAllListeners()
      worker.on('error', () => {})
      void worker.terminate().then(settle, settle)
    }
    worker.once('message', (answer: Answer) =>
      finish(() => (answer.ok ? resolve(answer) : reject(new SheetRefusal(answer.because, answer.at)))),
    )
    worker.once('error', (error: NodeJS.ErrnoException) =>
      finish(() => reject(new SheetRefusal(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'damaged'))),
    )
    worker.once('exit', () => finish(() => reject(new SheetRefusal('damaged'))))
  })

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'

const root = import.meta.dirname

/** wrangler without a network: it asks nobody and tells nobody. */
const wrangler = async (...args: string[]): Promise<void> => {
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/wrangler/bin/wrangler.js'), ...args], {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true', NO_COLOR: '1' },
  })
}

/**
 * What `wrangler deploy` would upload for this entry.
 *
 * @returns the bundle's path
 */
export const bundleWorker = async (entry: string, into: string): Promise<string> => {
  await wrangler('deploy', entry, '--dry-run', '--outdir', into)
  return join(into, basename(entry).replace(/\.ts$/, '.js'))
}

/** Bytes, as they are and as they travel. */
export const sizeOf = (bundle: string): { bytes: number; gzip: number } => {
  const content = readFileSync(bundle)
  return { bytes: content.length, gzip: gzipSync(content).length }
}

type Profile = { nodes: { id: number; callFrame: { functionName: string } }[]; samples: number[]; timeDeltas: number[] }

/** How long the Worker of wrangler.toml is busy before it can take its first request, on this machine. Milliseconds. */
export const startupBusy = async (): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-startup-'))
  try {
    const file = join(folder, 'startup.cpuprofile')
    await wrangler('check', 'startup', '--outfile', file)
    const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile
    const idle = new Set(nodes.filter((n) => n.callFrame.functionName === '(idle)').map((n) => n.id))
    return samples.reduce((sum, id, i) => sum + (idle.has(id) ? 0 : Math.max(0, timeDeltas[i] ?? 0)), 0) / 1000
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The Worker as it is deployed, and as the bench holds it: paths of bundles. */
    workers: { product: string; underTest: string }
  }
}

const root = join(import.meta.dirname, '../../..')

/** What `wrangler deploy` would upload. */
const bundle = async (entry: string, into: string): Promise<string> => {
  await promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules/wrangler/bin/wrangler.js'), 'deploy', entry, '--dry-run', '--outdir', into],
    { cwd: root, env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true', NO_COLOR: '1' } },
  )
  return join(into, entry.split('/').at(-1)?.replace(/\.ts$/, '.js') ?? '')
}

/** Bundles both once per run. */
export default async (project: TestProject) => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-worker-'))
  const [product, underTest] = await Promise.all([
    bundle('src/entry/worker.ts', join(folder, 'product')),
    bundle('test/support/workerd/under-test.ts', join(folder, 'under-test')),
  ])
  project.provide('workers', { product, underTest })
  return () => rmSync(folder, { recursive: true, force: true })
}

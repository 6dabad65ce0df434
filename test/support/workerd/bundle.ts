import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { bundleWorker } from '../../../worker.config.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The Worker as it is deployed, and as the bench holds it: paths of bundles. */
    workers: { product: string; underTest: string }
  }
}

/** Bundles both once per run. */
export default async (project: TestProject) => {
  const folder = mkdtempSync(join(tmpdir(), 'four-confirmations-worker-'))
  const [product, underTest] = await Promise.all([
    bundleWorker('src/entry/worker.ts', join(folder, 'product')),
    bundleWorker('test/support/workerd/under-test.ts', join(folder, 'under-test')),
  ])
  project.provide('workers', { product, underTest })
  return () => rmSync(folder, { recursive: true, force: true })
}

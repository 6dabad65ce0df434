import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { build } from 'esbuild'

const root = join(import.meta.dirname, '../..')

/** Peers and load bundled as our own program is, so that nobody pays for a loader that the others do not have. */
export const buildAll = async (): Promise<void> => {
  execFileSync(process.execPath, ['--import', 'tsx', 'esbuild.config.ts', 'dist'], { cwd: root, stdio: 'inherit' })
  await build({
    entryPoints: ['peers/sdk.ts', 'peers/bare.ts', 'peers/sheet.ts', 'load/load.ts'].map((file) =>
      join(import.meta.dirname, file),
    ),
    outdir: join(root, 'dist/benchmarks'),
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  })
}

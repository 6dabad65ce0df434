import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { knownMigrations } from './src/entry/migrate/files.ts'
import { collectStates } from './src/sandbox/gallery/collect.ts'
import { bundleClient } from './src/sandbox/page/bundle.ts'
import { bundleWorker, sizeOf, startupBusy } from './worker.config.ts'

const root = import.meta.dirname

/**
 * `client`: the programs of the sandbox's pages, and what the gallery shows. `dist`: everything that `node dist/node.js` needs besides node_modules.
 * `migrations`: their names and hashes, for the home without a file system. `worker`: the bundle for Cloudflare.
 */
const steps: Record<string, () => Promise<void>> = {
  client: async () => {
    const assets = {
      ...(await bundleClient()),
      'gallery.json': JSON.stringify(await collectStates(join(root, 'cards'))),
    }
    rmSync('dist/sandbox', { recursive: true, force: true })
    mkdirSync('dist/sandbox', { recursive: true })
    for (const [file, text] of Object.entries(assets)) writeFileSync(join('dist/sandbox', file), text)
  },
  migrations: async () => {
    const known = knownMigrations().map(({ tag, createdAt, hash }) => ({ tag, createdAt, hash }))
    writeFileSync('migrations/known.json', `${JSON.stringify(known, null, 2)}\n`)
  },
  dist: async () => {
    for (const old of ['dist/node.js', 'dist/cli.js', 'dist/migrate.js']) rmSync(old, { force: true })
    const { metafile } = await build({
      entryPoints: ['src/entry/node.ts', 'src/entry/cli.ts', 'src/entry/migrate.ts'],
      outdir: 'dist',
      bundle: true,
      splitting: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      packages: 'external',
      metafile: true,
      logLevel: 'warning',
    })
    copyFileSync('src/entry/sheets/parse-worker.mjs', 'dist/parse-worker.mjs')
    const files = Object.keys(metafile.outputs)
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
    const zipped = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
    process.stdout.write(`dist: ${files.length} files, ${kib(bytes)} (${kib(zipped)} gzip)\n`)
  },
  worker: async () => {
    const { bytes, gzip } = sizeOf(await bundleWorker('src/entry/worker.ts', 'dist/worker'))
    process.stdout.write(`worker: ${kib(bytes)} (${kib(gzip)} gzip of ${kib(largestWorker)})\n`)
    process.stdout.write(`worker: ${Math.round(await startupBusy())} ms busy at start-up, of 1000 that Workers allow\n`)
    if (gzip > largestWorker) throw new Error('the Worker has grown too large')
  },
}

/**
 * A Worker may be 3 MB; ours stays small because it starts anew wherever it is asked for. Its features are most of it by
 * now, so the measure that counts is the start-up beside it. Bytes, compressed.
 */
const largestWorker = 640 * 1024

const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`

for (const name of process.argv.slice(2)) {
  const step = steps[name]
  if (!step) throw new Error(`no build step «${name}»`)
  await step()
}

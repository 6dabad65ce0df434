import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { collectStates } from './src/sandbox/gallery/collect.ts'
import { bundleClient } from './src/sandbox/page/bundle.ts'

const root = import.meta.dirname

/** `client`: the programs of the sandbox's pages, and what the gallery shows. `dist`: everything that `node dist/node.js` needs besides node_modules. */
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
}

const kib = (bytes: number) => `${(bytes / 1024).toFixed(1)} KiB`

for (const name of process.argv.slice(2)) {
  const step = steps[name]
  if (!step) throw new Error(`no build step «${name}»`)
  await step()
}

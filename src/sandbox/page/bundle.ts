import { basename, join } from 'node:path'
import { build } from 'esbuild'

/** What the page is made of, ready to be served: file name → text. */
export type Assets = Readonly<Record<string, string>>

const entry = (file: string, out: string) => ({ in: join(import.meta.dirname, file), out })

/**
 * The page's and the gallery's programs and styles; works from the sources alone. What is only sometimes needed
 * (charts) stands in files of its own that the programs load.
 */
export const bundleClient = async (): Promise<Assets> => {
  const { outputFiles } = await build({
    entryPoints: [
      entry('client/app.tsx', 'app'),
      entry('client/style.css', 'app'),
      entry('../gallery/client/gallery.tsx', 'gallery'),
      entry('../gallery/client/gallery.css', 'gallery'),
    ],
    outdir: 'out',
    chunkNames: 'part-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
  })
  return Object.fromEntries(outputFiles.map((file) => [basename(file.path), file.text]))
}

import { join } from 'node:path'
import { build } from 'esbuild'

/** The page's program and style as text, ready to be served; works from the sources alone. */
export const bundleClient = async (): Promise<{ script: string; style: string }> => {
  const { outputFiles } = await build({
    entryPoints: ['app.tsx', 'style.css'].map((name) => join(import.meta.dirname, 'client', name)),
    outdir: 'out',
    bundle: true,
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
  const text = (ending: string) => outputFiles.find((file) => file.path.endsWith(ending))?.text ?? ''
  return { script: text('.js'), style: text('.css') }
}

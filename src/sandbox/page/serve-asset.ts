import type { Context } from 'hono'
import type { Assets } from './bundle.ts'

const kinds: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** One of the bundle's files. A part's name holds the hash of what is in it, so it never needs to be asked for again. */
export const serveAsset = (assets: Assets) => (c: Context) => {
  const file = c.req.param('file') ?? ''
  const text = Object.hasOwn(assets, file) ? assets[file] : undefined
  const kind = kinds[file.split('.').at(-1) ?? '']
  if (text === undefined || kind === undefined) return c.notFound()
  const kept = file.startsWith('part-') ? 'public, max-age=31536000, immutable' : 'no-cache'
  return c.body(text, 200, { 'content-type': kind, 'cache-control': kept })
}

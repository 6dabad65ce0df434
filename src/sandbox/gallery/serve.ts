import { once } from 'node:events'
import type { Server } from 'node:http'
import { join } from 'node:path'
import process from 'node:process'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { bundleClient } from '../page/bundle.ts'
import { serveAsset } from '../page/serve-asset.ts'
import { gallery, icon, securityHeaders } from '../page/shell.ts'
import { collectStates } from './collect.ts'
import { texts } from './texts.ts'

const port = Number(process.env.PORT ?? 8788)

const states = await collectStates(join(import.meta.dirname, '../../../cards'))
const assets = { ...(await bundleClient()), 'gallery.json': JSON.stringify(states) }

const page = new Hono()
  .use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(securityHeaders)) c.header(name, value)
  })
  .get('/', (c) => c.redirect('/gallery'))
  .get('/gallery', (c) => c.html(gallery))
  .get('/sandbox/icon.svg', (c) => c.body(icon, 200, { 'content-type': 'image/svg+xml' }))
  .get('/sandbox/:file', serveAsset(assets))

const server = serve({ fetch: page.fetch, hostname: '127.0.0.1', port }) as Server
if (!server.listening) await once(server, 'listening')
const { port: given } = server.address() as { port: number }
process.stdout.write(`${texts.ready(states.length, `http://127.0.0.1:${given}/gallery`)}\n`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0))

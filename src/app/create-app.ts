import { type Context, Hono } from 'hono'
import { briefly } from '../core/errors.ts'
import { rawBody } from '../platform/door/raw-body.ts'
import type { World } from '../platform/world.ts'
import { type Webhook, webhookPath } from './webhook.ts'

export type Health = { ok: true } | { ok: false; reason: string }

export type AppOptions = {
  world: World
  webhook: Webhook
  ready(): Promise<Health>
  metrics(): Promise<string>
  /** Whether this request may read the metrics. */
  maySeeMetrics(c: Context): boolean
}

export const createApp = (options: AppOptions): Hono => {
  const { world } = options
  const app = new Hono()
  app.post(webhookPath, async (c) => {
    const answer = await options.webhook({ header: (name) => c.req.header(name), body: () => rawBody(c.req.raw) })
    if (answer.status === 200) return c.json(answer.json)
    return c.body(null, answer.status, answer.status === 503 ? { 'retry-after': '15' } : {})
  })
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.get('/readyz', async (c) => {
    const health = await options.ready()
    return health.ok ? c.json({ status: 'ok' }) : c.json({ status: 'unavailable', reason: health.reason }, 503)
  })
  app.get('/metrics', async (c) =>
    options.maySeeMetrics(c)
      ? c.text(await options.metrics(), 200, { 'content-type': 'text/plain; version=0.0.4' })
      : c.body(null, 401),
  )
  app.onError((error, c) => {
    world.log.error('http.failed', { error: briefly(error) })
    return c.body(null, 500)
  })
  return app
}

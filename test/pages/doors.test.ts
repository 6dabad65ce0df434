import type { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { features } from '../../src/app/features.ts'
import { pagesOf } from '../../src/app/pages/mount.ts'
import { createProgram } from '../../src/app/program.ts'
import { stylePath } from '../../src/web/style.ts'
import { bench, isWorkerd } from '../bench.ts'
import { surfer } from './surfer.ts'

const morning = '2026-11-24T08:00:00+08:00'

/** Open to everybody, each by name. Whatever else is served asks who is there. */
const open = [
  'POST /feishu/webhook',
  'GET /healthz',
  'GET /readyz',
  'GET /metrics',
  `GET ${stylePath}`,
  'GET /',
  'GET /login',
  'GET /login/callback',
  'POST /logout',
]

const pages = pagesOf({ features })
const addressOf = (path: string) => path.replace(/:\w+/g, 'nobody-has-this-id')

describe('每一扇门都说了谁能进', () => {
  test.skipIf(isWorkerd)('程序的每个地址，不是点名公开的，就是有规矩的页面', async () => {
    const b = await bench(morning)
    const served = (b.program.app as Hono).routes.map(({ method, path }) => `${method} ${path}`)
    const ruled = pages.map(({ method, path }) => `${method} ${path}`)
    expect([...new Set(served)].sort()).toEqual([...new Set([...open, ...ruled])].sort())
    expect(pages.filter(({ rule }) => rule.trim() === '')).toEqual([])
  })

  test.each(pages.filter((p) => p.method === 'GET').map((p) => p.path))('没登录打不开 %s', async (path) => {
    const b = await bench(morning)
    const answer = await surfer(b, 'ou_0001').raw(addressOf(path))
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toMatch(/^\/login\?/)
  })

  const posts = ['/logout', ...pages.filter((p) => p.method === 'POST').map((p) => p.path)]
  test.each(posts)('不是从本站页面提交的，%s 不收', async (path) => {
    const b = await bench(morning)
    const li = surfer(b, 'ou_0001')
    await li.opens('/home')
    const own = 'http://127.0.0.1:8787'
    for (const headers of [
      {},
      { 'sec-fetch-site': 'same-origin' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
      { origin: 'null', 'sec-fetch-site': 'same-origin' },
      { origin: own, 'sec-fetch-site': 'cross-site' },
      { origin: own, 'sec-fetch-site': 'same-site' },
    ]) {
      const body = new URLSearchParams({ once: 'x' })
      const answer = await li.raw(addressOf(path), { method: 'POST', headers: headers as Record<string, string>, body })
      expect(answer.status).toBe(403)
    }
    expect((await li.raw('/home')).status).toBe(200)
  })
})

test('没有的页面和没有的地址，是同一页', async () => {
  const b = await bench(morning)
  const li = surfer(b, 'ou_0001')
  await li.opens('/home')
  const none = await li.raw('/nobody-knows-this')
  expect(none.status).toBe(404)
  expect(await none.text()).toContain('没有这个页面')
})

test('每一页都带着全套安全头，样式按内容起名', async () => {
  const b = await bench(morning)
  const li = surfer(b, 'ou_0001')
  const { headers, html } = await li.opens('/home')
  const policy = headers.get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  expect(html).toContain(`nonce="${nonce}"`)
  for (const part of [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ])
    expect(policy.split('; ')).toContain(part)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
  const look = await li.raw(stylePath)
  expect(look.headers.get('cache-control')).toContain('immutable')
  expect((await li.opens('/home')).headers.get('content-security-policy')).not.toContain(nonce)
})

test.skipIf(isWorkerd)('在 https 后面：__Host- cookie、Secure、一年以上的 HSTS，来源按 PUBLIC_URL 算', async () => {
  const b = await bench(morning)
  const world = { ...b.world, config: { publicUrl: 'https://party.example' } }
  const { app } = createProgram({ ...b.options, world, owner: 'behind a proxy' })
  const login = await app.request('http://10.0.0.5/login')
  expect(new URL(login.headers.get('location') ?? '').searchParams.get('redirect_uri')).toBe(
    'https://party.example/login/callback',
  )
  const [cookie] = login.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-fc-login=/)
  for (const part of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie?.split('; ')).toContain(part)
  expect(cookie).not.toMatch(/domain/i)
  const out = await app.request('http://10.0.0.5/logout', {
    method: 'POST',
    headers: { origin: 'https://party.example', 'sec-fetch-site': 'same-origin' },
  })
  expect(out.status).toBe(200)
  expect(Number(/max-age=(\d+)/.exec(out.headers.get('strict-transport-security') ?? '')?.[1])).toBeGreaterThanOrEqual(
    31_536_000,
  )
  const plain = await app.request('http://10.0.0.5/logout', { method: 'POST', headers: { origin: 'http://10.0.0.5' } })
  expect(plain.status).toBe(403)
})

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { members } from '../../src/domain/people/schema.ts'
import { sessions } from '../../src/domain/sessions/schema.ts'
import { revokeSessionsOf } from '../../src/domain/sessions/sessions.ts'
import { bench } from '../bench.ts'
import { site, surfer } from './surfer.ts'

const morning = '2026-11-24T08:00:00+08:00'
const memberOf = async (b: Awaited<ReturnType<typeof bench>>, n: number) => {
  const [member] = await b.world.db.read
    .select()
    .from(members)
    .where(eq(members.account, `ou_${String(n).padStart(4, '0')}` as never))
  if (!member) throw new Error('nobody')
  return member
}

test('没登录的人打开首页，经过飞书登录，回到首页，看见自己的名字', async () => {
  const b = await bench(morning)
  const li = surfer(b, 'ou_0001')
  const home = await li.opens('/home')
  expect(home).toMatchObject({ status: 200, path: '/home' })
  expect(home.words).toContain('职工0001，你好')
  expect([...li.jar.keys()]).toEqual(['fc'])
})

test('登录以后回到原来要看的地址，外面的地址不算数', async () => {
  const b = await bench(morning)
  expect((await surfer(b, 'ou_0001').opens('/home?x=1')).path).toBe('/home?x=1')
  for (const bad of ['//evil.example/a', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)'])
    expect((await surfer(b, 'ou_0001').opens(`/login?back=${encodeURIComponent(bad)}`)).path).toBe('/home')
})

test('去飞书的地址带着 state 和 S256 的 PKCE；回来的 state 不对、用过、没有 cookie，都不算登录', async () => {
  const b = await bench(morning)
  const li = surfer(b, 'ou_0001')
  const off = new URL((await li.raw('/login')).headers.get('location') ?? '')
  expect(off.searchParams.get('code_challenge_method')).toBe('S256')
  expect(off.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/)
  expect(off.searchParams.get('state')).toMatch(/^[0-9a-f]{64}$/)
  expect(off.searchParams.get('redirect_uri')).toBe(`${site}/login/callback`)

  off.searchParams.set('as', 'ou_0001')
  const back = new URL((await b.feishu.fetch(off.href)).headers.get('location') ?? '')
  const own = back.pathname + back.search
  const forged = own.replace(/state=./, 'state=x')
  const other = surfer(b, 'ou_0002')
  expect((await other.raw(own)).status).toBe(400)
  await other.raw('/login')
  expect((await other.raw(own)).status).toBe(400)
  expect(other.jar.has('fc')).toBe(false)

  expect((await li.raw(own)).status).toBe(302)
  expect((await li.raw(own)).status).toBe(400)
  const again = surfer(b, 'ou_0001')
  await again.raw('/login')
  expect((await again.raw(forged)).status).toBe(400)
  expect(again.jar.size).toBe(0)
})

test('在飞书里点了拒绝：说清楚，没有登录', async () => {
  const b = await bench(morning)
  const seen = await surfer(b, 'nobody').opens('/home')
  expect(seen).toMatchObject({ status: 400 })
  expect(seen.words).toContain('你在飞书里取消了登录')
})

test('飞书里有、花名册里没有的人，得到一页告诉他找谁', async () => {
  const b = await bench(morning)
  const stranger = surfer(b, 'ou_stranger')
  const seen = await stranger.opens('/home')
  expect(seen.status).toBe(403)
  expect(seen.words).toContain('请联系你所在支部的书记或管理员')
  expect(stranger.jar.has('fc')).toBe(false)
})

test('会话在库里只有散列；每次登录换新的编号，旧的作废', async () => {
  const b = await bench(morning)
  const li = surfer(b, 'ou_0001')
  await li.opens('/home')
  const first = li.jar.get('fc') ?? ''
  expect(JSON.stringify(await b.world.db.read.select().from(sessions))).not.toContain(first)
  await li.opens('/login')
  expect(li.jar.get('fc')).not.toBe(first)
  const former = surfer(b, 'ou_0001')
  former.jar.set('fc', first)
  expect((await former.raw('/home')).status).toBe(302)
  const lines = await b.world.db.read.select().from(auditLines).where(eq(auditLines.action, 'session.opened'))
  expect(lines).toHaveLength(2)
})

test('半小时没人动，或者满八小时，会话就结束', async () => {
  const b = await bench(morning)
  const li = surfer(b, 'ou_0001')
  await li.opens('/home')
  b.clockTo('2026-11-24T08:29:00+08:00')
  expect((await li.raw('/home')).status).toBe(200)
  b.clockTo('2026-11-24T08:58:00+08:00')
  expect((await li.raw('/home')).status).toBe(200)
  b.clockTo('2026-11-24T09:29:00+08:00')
  expect((await li.raw('/home')).status).toBe(302)

  await li.opens('/home')
  for (let minute = 0; minute < 480; minute += 20) {
    b.clockTo(new Date(Date.parse('2026-11-24T09:29:00+08:00') + minute * 60_000).toISOString())
    expect((await li.raw('/home')).status).toBe(200)
  }
  b.clockTo('2026-11-24T17:29:00+08:00')
  expect((await li.raw('/home')).status).toBe(302)
})

test('离开支部、被收回会话、换了账号：下一次打开就进不来', async () => {
  const b = await bench(morning)
  const { db } = b.world
  const [one, two, three] = [surfer(b, 'ou_0001'), surfer(b, 'ou_0002'), surfer(b, 'ou_0003')]
  for (const who of [one, two, three]) await who.opens('/home')
  const [first, second, third] = [await memberOf(b, 1), await memberOf(b, 2), await memberOf(b, 3)]
  await db.commit((to) => [
    to.update(members).set({ leftAt: b.world.clock.now() }).where(eq(members.id, first.id)),
    revokeSessionsOf(to, b.world, second.id),
    to
      .update(members)
      .set({ account: 'ou_else' as never })
      .where(eq(members.id, third.id)),
  ])
  for (const who of [one, two, three]) expect((await who.raw('/home')).status).toBe(302)
})

test('退出以后，旧的 cookie 打不开任何页面', async () => {
  const b = await bench(morning)
  const li = surfer(b, 'ou_0001')
  await li.opens('/home')
  const kept = li.jar.get('fc') ?? ''
  expect((await li.sends('/logout')).words).toContain('你已退出')
  expect(li.jar.has('fc')).toBe(false)
  li.jar.set('fc', kept)
  expect((await li.raw('/home')).status).toBe(302)
})

test('一分钟里只许十次没完成的登录；登录成功的不占名额', async () => {
  const b = await bench(morning)
  for (let n = 0; n < 15; n++) await surfer(b, 'ou_0001').opens('/home')
  const bot = surfer(b, 'ou_0002')
  for (let n = 0; n < 10; n++) expect((await bot.raw('/login')).status).toBe(302)
  const refused = await bot.raw('/login')
  expect(refused.status).toBe(429)
  expect(await refused.text()).toContain('请过一分钟再试')
  const forwarded = await bot.raw('/login', { headers: { 'x-forwarded-for': '203.0.113.9' } })
  expect(forwarded.status).toBe(429)
  b.clockTo('2026-11-24T08:01:01+08:00')
  expect((await bot.raw('/login')).status).toBe(302)
})

test('飞书没有回应、飞书不认：各说各的，日志里没有 code', async () => {
  const b = await bench(morning)
  const li = surfer(b, 'ou_0001')
  const off = new URL((await li.raw('/login')).headers.get('location') ?? '')
  const state = off.searchParams.get('state')
  const refused = await li.raw(`/login/callback?code=nobody-issued-this&state=${state}`)
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('飞书没有确认这次登录')
  expect(JSON.stringify(b.log.lines)).not.toContain('nobody-issued-this')
})

import { expect, test } from 'vitest'
import { createFeishu } from '../../src/sandbox/feishu/index.ts'
import { sandboxRoutes } from '../../src/sandbox/page/routes.ts'
import { app, rig, simpleCard } from '../feishu/rig.ts'

const clock = { now: () => new Date('2026-11-24T07:23:00+08:00') }
const assets = { script: 'script', style: 'style' }
const unused = async () => undefined as never
const control = {
  now: clock.now,
  advanceMinutes: unused,
  goTo: unused,
  nextJob: unused,
  reset: unused,
  jobs: async () => [],
  people: async () => [],
}
const pageOf = (feishu = createFeishu({ app, clock }), hosts: string[] = []) =>
  sandboxRoutes({ feishu, control, assets, hosts })

test('别人的域名指到本机，也进不来', async () => {
  const statuses = async (hosts: string[]) => {
    const page = pageOf(undefined, hosts)
    const asked = ['127.0.0.1:8787', 'localhost', '[::1]:8787', 'mine.example:8787', '10.1.2.3:8787', 'evil.example']
    return Promise.all(
      asked.map(async (host) => (await page.request('http://x/sandbox/api/people', { headers: { host } })).status),
    )
  }
  expect(await statuses([])).toEqual([200, 200, 200, 421, 421, 421])
  expect(await statuses(['mine.example'])).toEqual([200, 200, 200, 200, 421, 421])
  expect(await statuses(['0.0.0.0'])).toEqual([200, 200, 200, 421, 200, 421])
  const strange = await pageOf().request('http://x/', { headers: { host: '127.0.0.1@evil.example' } })
  expect(strange.status).toBe(421)
})

test('故障一开一关；不认识的故障只得到一句话', async () => {
  const { feishu } = rig()
  const page = pageOf(feishu)
  const turn = async (body: object) => {
    const answer = await page.request('http://127.0.0.1/sandbox/api/panels/faults', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return [answer.status, await answer.json()]
  }
  expect(await turn({ fault: 'limits', on: true })).toEqual([200, { on: ['limits'] }])
  expect(feishu.faults.rateLimitRate).toBeGreaterThan(0)
  expect(await turn({ fault: 'limits', on: false })).toEqual([200, { on: [] }])
  expect(feishu.faults.rateLimitRate).toBe(0)
  expect((await turn({ fault: '__proto__', on: true }))[0]).toBe(400)
})

test('卡片的 JSON 只给看得见它的人', async () => {
  const { feishu, sendCard, group } = rig()
  const stranger = feishu.addUser({ name: '赵示例' })
  const message = await sendCard(group.chatId, simpleCard())
  const page = pageOf(feishu)
  const seenBy = async (person: string) => {
    const answer = await page.request(`http://127.0.0.1/sandbox/api/panels/card?person=${person}&message=${message}`)
    return [answer.status, ((await answer.json()) as { verdict?: object }).verdict]
  }
  expect(await seenBy('ou_li')).toEqual([200, { ok: true }])
  expect(await seenBy(stranger.openId)).toEqual([409, undefined])
})

import { expect, test } from 'vitest'
import { probes } from '../../src/sandbox/feishu/probes.ts'
import { bench } from '../bench.ts'
import { app } from './rig.ts'

const now = new Date('2026-03-02T08:00:00+08:00')
const benchApp = {
  ...{ ...app, appSecret: 'bench secret', encryptKey: 'bench encrypt key' },
  ...{ verificationToken: 'bench token', tenantKey: 'tenant_bench' },
}

const fire = async (b: Awaited<ReturnType<typeof bench>>, request: ReturnType<typeof probes>[number]['request']) =>
  b.program.app.request('/feishu/webhook', { method: 'POST', ...request })

test('真门前逐个试：伪造的都是 400 或 401、一个字不回；真的收下', async () => {
  const b = await bench('2026-03-02T08:00:00+08:00')
  // The first true event tells the bot which enterprise it works for.
  await b.as(1).says('bot', '你好')
  await b.settle()
  const messages = b.feishu.messages().length
  const surprises: string[] = []
  for (const probe of probes(benchApp, { now })) {
    const response = await fire(b, probe.request)
    const words = await response.text()
    const refused = response.status === 400 || response.status === 401
    const asExpected = probe.expect === 'refused' ? refused && words === '' : response.status === 200
    if (!asExpected) surprises.push(`${probe.name}: ${response.status} ${words}`)
  }
  await b.settle()
  expect(surprises).toEqual([])
  expect(b.feishu.messages()).toHaveLength(messages)
})

test('同样的种子与时刻，一个字节不差；换了种子就不同', () => {
  const spelled = (seed: number) =>
    probes(app, { now, seed }).map(({ name, request }) => [
      name,
      request.headers,
      Buffer.from(request.body.subarray(0, 400)).toString('base64'),
    ])
  expect(spelled(3)).toEqual(spelled(3))
  expect(spelled(3)).not.toEqual(spelled(4))
  const names = probes(app, { now }).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { unseal } from '../../src/sandbox/feishu/envelope.ts'
import { deliverOverHttp } from '../../src/sandbox/feishu/index.ts'
import { neededScopes } from '../../src/sandbox/feishu/world.ts'
import { app, rig } from './rig.ts'

type Push = {
  headers: Headers
  raw: string
  envelope: { header: Record<string, string>; event: Record<string, unknown> }
}

const read = async (request: Request): Promise<Push> => {
  const raw = await request.text()
  const { encrypt } = JSON.parse(raw) as { encrypt: string }
  return { headers: request.headers, raw, envelope: JSON.parse(unseal(app.encryptKey, encrypt)) }
}

/** A bot that keeps what it gets and answers what it is told to. */
const listening = (options: Parameters<typeof rig>[0] = {}) => {
  const r = rig(options)
  const got: Push[] = []
  const answer = { status: 200 as number | 'refuse' }
  r.feishu.connect(async (request) => {
    got.push(await read(request))
    if (answer.status === 'refuse') throw new TypeError('fetch failed')
    return new Response('{}', { status: answer.status })
  })
  const idsOf = () => got.map((push) => push.envelope.header.event_id)
  return { ...r, got, answer, idsOf }
}

const signatureOf = ({ headers }: Push, body: string) =>
  createHash('sha256')
    .update(`${headers.get('x-lark-request-timestamp')}${headers.get('x-lark-request-nonce')}${app.encryptKey}${body}`)
    .digest('hex')

test('没收下的事件 15 秒、5 分、1 小时、6 小时后再来，同一个事件号；然后就没有了', async () => {
  const r = listening()
  r.answer.status = 500
  await r.feishu.as('ou_li').says('bot', '一')
  expect(r.got).toHaveLength(1)
  for (const [i, wait] of [15_000, 300_000, 3_600_000, 21_600_000].entries()) {
    r.later(wait - 1)
    await r.feishu.settle()
    expect(r.got).toHaveLength(i + 1)
    r.later(1)
    await r.feishu.settle()
    expect(r.got).toHaveLength(i + 2)
  }
  r.later(30 * 86_400_000)
  await r.feishu.settle()
  expect(new Set(r.idsOf()).size).toBe(1)
  expect(r.feishu.deliveries()).toMatchObject([{ state: 'dropped' }])
  expect(r.feishu.deliveries()[0]?.attempts.map((one) => one.status)).toEqual([500, 500, 500, 500, 500])
})

test('3xx、连不上、不回答都不算收下；中途收下就停', async () => {
  const r = listening({ patience: { pushMs: 1_000, challengeMs: 1_000 } })
  const statuses: (number | 'refuse')[] = [302, 'refuse']
  r.answer.status = statuses[0] ?? 200
  await r.feishu.as('ou_li').says('bot', '一')
  r.answer.status = 'refuse'
  r.later(15_000)
  await r.feishu.settle()
  r.feishu.connect(() => new Promise(() => {}))
  r.later(300_000)
  await r.feishu.settle()
  r.feishu.connect(async () => new Response('{}'))
  r.later(3_600_000)
  await r.feishu.settle()
  const [delivery] = r.feishu.deliveries()
  expect(delivery?.attempts.map((one) => one.status)).toEqual([302, 'refused', 'timeout', 200])
  expect(delivery).toMatchObject({ state: 'delivered' })
  expect(delivery?.nextAt).toBeUndefined()
})

test('收下之后还会重来：同一个事件号；同一条消息也会换个事件号来', async () => {
  const r = listening()
  Object.assign(r.feishu.faults, { duplicateRate: 1, newEventIdRate: 1 })
  const said = await r.feishu.as('ou_li').says('bot', '一')
  await r.feishu.settle()
  const ids = r.idsOf()
  expect(ids.length).toBe(3)
  expect(new Set(ids).size).toBe(2)
  const messageIds = r.got.map((push) => (push.envelope.event.message as { message_id: string }).message_id)
  expect(new Set(messageIds)).toEqual(new Set([said.messageId]))
  await r.feishu.settle()
  expect(r.got).toHaveLength(3)
})

test('签名盖在原样的字节上：把正文重新写一遍再验，多半对不上', async () => {
  const r = listening()
  for (let i = 0; i < 40; i++) await r.feishu.as('ou_li').says('bot', `第 ${i} 句：煤矿／"引号"😀`)
  const signed = r.got.map((push) => push.headers.get('x-lark-signature'))
  expect(r.got.map((push) => signatureOf(push, push.raw))).toEqual(signed)
  const rewritten = r.got.filter((push, i) => signatureOf(push, JSON.stringify(JSON.parse(push.raw))) === signed[i])
  expect(rewritten.length).toBeGreaterThan(0)
  expect(rewritten.length).toBeLessThan(20)
  const words = r.got.map((push) => JSON.parse((push.envelope.event.message as { content: string }).content).text)
  expect(words).toEqual(Array.from({ length: 40 }, (_, i) => `第 ${i} 句：煤矿／"引号"😀`))
})

test('里外的写法都会变：空格、键的次序、转义', async () => {
  const r = listening()
  const inner = new Set<string>()
  r.feishu.connect(async (request) => {
    const { encrypt } = (await request.json()) as { encrypt: string }
    const plain = unseal(app.encryptKey, encrypt)
    inner.add(`${plain.includes('": ')} ${plain.startsWith('{"schema"')} ${plain.includes('\\u')}`)
    return new Response('{}')
  })
  for (let i = 0; i < 60; i++) await r.feishu.as('ou_li').says('bot', '一')
  expect(inner.size).toBeGreaterThanOrEqual(5)
})

test('走 HTTP 时正文切成几段，字也会切在中间，合起来一个字节不差', async () => {
  const pieces: Buffer[][] = []
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      pieces.push(chunks)
      outgoing.end('{}')
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const deliver = deliverOverHttp(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x`, 3)
  const body = '煤'.repeat(3000)
  for (let i = 0; i < 12; i++) {
    const response = await deliver(new Request('http://bot.invalid/', { method: 'POST', body }))
    expect(response.status).toBe(200)
  }
  server.close()
  expect(pieces.map((chunks) => Buffer.concat(chunks).toString())).toEqual(Array.from({ length: 12 }, () => body))
  const torn = pieces.filter((chunks) => chunks.some((chunk) => chunk.toString().includes('\ufffd')))
  expect(torn.length).toBeGreaterThan(0)
})

test('听得见什么，看开了什么权限', async () => {
  const heard = async (...without: string[]) => {
    const scopes = neededScopes.filter((scope) => !without.includes(scope))
    const r = listening({ app: { ...app, scopes } })
    const li = r.feishu.as('ou_li')
    await li.says('bot', '单聊')
    await li.says('oc_group', '群里说')
    await li.says('oc_group', '群里@', { at: true })
    return r.got.map((push) => (push.envelope.event.message as { content: string }).content).length
  }
  expect(await heard()).toBe(3)
  expect(await heard('im:message.group_msg')).toBe(2)
  expect(await heard('im:message.group_msg', 'im:message.group_at_msg:readonly')).toBe(1)
  expect(await heard('im:message.group_msg', 'im:message.group_at_msg:readonly', 'im:message.p2p_msg:readonly')).toBe(0)
})

test('机器人不在群里就听不见；已读只在单聊里、只对自己的消息推', async () => {
  const r = listening()
  const own = await r.call('POST', '/im/v1/messages?receive_id_type=open_id', {
    ...{ receive_id: 'ou_li', msg_type: 'text', content: '{"text":"一"}' },
  })
  await r.feishu.as('ou_li').reads((own.answer.data as { message_id: string }).message_id)
  const inGroup = await r.feishu.as('ou_wang').says('oc_group', '一')
  await r.feishu.as('ou_li').reads(inGroup.messageId)
  await r.feishu.removeMember('oc_group', 'bot')
  await r.feishu.as('ou_wang').says('oc_group', '二')
  await r.feishu.as('ou_li').enters()
  expect(r.got.map((push) => push.envelope.header.event_type)).toEqual([
    'im.message.message_read_v1',
    'im.message.receive_v1',
    'im.chat.member.bot.deleted_v1',
    'im.chat.access_event.bot_p2p_chat_entered_v1',
  ])
})

test('校验地址：不签名、加密、要原样答回来；答错、答晚、不是 200 都算不通过', async () => {
  const r = rig({ patience: { pushMs: 1_000, challengeMs: 1_000 } })
  const seen: Headers[] = []
  const answering = (make: (challenge: string) => Response | Promise<Response>) =>
    r.feishu.connect(async (request) => {
      seen.push(request.headers)
      const { encrypt } = (await request.json()) as { encrypt: string }
      return make((JSON.parse(unseal(app.encryptKey, encrypt)) as { challenge: string }).challenge)
    })
  answering((challenge) => Response.json({ challenge }))
  await r.feishu.verifyAddress()
  expect(seen[0]?.get('x-lark-signature')).toBeNull()
  answering(() => Response.json({ challenge: 'wrong' }))
  await expect(r.feishu.verifyAddress()).rejects.toThrow('did not return')
  answering((challenge) => Response.json({ challenge }, { status: 201 }))
  await expect(r.feishu.verifyAddress()).rejects.toThrow('answered 201')
  answering(() => new Promise(() => {}))
  await expect(r.feishu.verifyAddress()).rejects.toThrow('timeout')
})

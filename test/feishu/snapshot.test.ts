import { expect, test } from 'vitest'
import { unseal } from '../../src/sandbox/feishu/envelope.ts'
import { app, button, rig, simpleCard } from './rig.ts'

/** A day with everything in it: cards, clicks, uploads, reactions, a push that nobody took, a code, faults. */
const busyDay = async () => {
  const r = rig()
  const tokens: string[] = []
  r.feishu.connect(async (request) => {
    const { encrypt } = (await request.json()) as { encrypt: string }
    const { event, header } = JSON.parse(unseal(app.encryptKey, encrypt))
    if (header.event_type !== 'card.action.trigger') return new Response('', { status: 500 })
    tokens.push(event.token)
    return Response.json({})
  })
  const id = await r.sendCard('oc_group', simpleCard('一', button('甲')))
  await r.feishu.as('ou_li').clicks(id, '甲')
  const key = r.feishu.upload({ kind: 'file', name: '题库.csv', bytes: Buffer.from('甲'), by: 'ou_li' })
  const said = await r.feishu.as('ou_li').sends('bot', 'file', { file_key: key })
  await r.call('POST', `/im/v1/messages/${said.messageId}/reactions`, { reaction_type: { emoji_type: 'Get' } })
  await r.call('PATCH', `/im/v1/messages/${id}/urgent_app?user_id_type=open_id`, { user_id_list: ['ou_li'] })
  Object.assign(r.feishu.faults, { rateLimitRate: 0.3, next: [{ path: /chats$/i, code: 2200 }] })
  return { ...r, id, key, said, token: tokens[0] ?? '' }
}

/** What happens next, told by everything that can be seen from outside. */
const goOn = async (
  r: Pick<Awaited<ReturnType<typeof busyDay>>, 'feishu' | 'call' | 'later' | 'sendCard'>,
  token: string,
) => {
  const got: string[] = []
  r.feishu.connect(async (request) => {
    got.push(await request.text())
    return new Response('{}')
  })
  const codes: unknown[] = []
  for (let i = 0; i < 10; i++) codes.push((await r.call('GET', '/im/v1/chats')).code)
  r.feishu.faults.rateLimitRate = 0
  codes.push((await r.call('POST', '/interactive/v1/card/update', { token, card: simpleCard('改') })).code)
  r.later(15_000)
  await r.feishu.settle()
  const sent = await r.sendCard('oc_group', simpleCard('二'))
  return { got, codes, sent, calls: r.feishu.calls().slice(-12), state: r.feishu.snapshot() }
}

test('存下再恢复，接着走下去一步不差：编号、密文、重推、令牌、坏运气', async () => {
  const r = await busyDay()
  const kept = JSON.parse(JSON.stringify(r.feishu.snapshot()))
  const other = rig({ seed: 99 })
  other.time.now = r.time.now
  await other.tokenOf()
  other.feishu.restore(kept)
  const bearer = ((kept.state.tokens as { value: string }[])[0] ?? { value: '' }).value
  const headers = { authorization: `Bearer ${bearer}` }
  const asKept = {
    ...other,
    call: (method: string, path: string, body?: unknown) => other.call(method, path, body, headers),
    sendCard: async (chat: string, card: unknown) => {
      const body = { receive_id: chat, msg_type: 'interactive', content: JSON.stringify(card) }
      const { answer } = await other.call('POST', '/im/v1/messages?receive_id_type=chat_id', body, headers)
      return (answer.data as { message_id: string }).message_id
    },
  }
  const first = await goOn(r, r.token)
  const second = await goOn(asKept, r.token)
  expect(second.got).toEqual(first.got)
  expect(second.got.length).toBeGreaterThan(0)
  expect(second.codes).toEqual(first.codes)
  expect(second.sent).toBe(first.sent)
  expect(second.calls).toEqual(first.calls)
  // How long a delivery took is real time, and the only thing that may differ.
  const timeless = (state: unknown) => JSON.stringify(state).replace(/"ms":\d+/g, '"ms":0')
  expect(timeless(second.state)).toBe(timeless(first.state))
})

test('快照之后的事不在快照里，快照也不跟着变', async () => {
  const r = rig()
  const before = r.feishu.snapshot()
  const text = JSON.stringify(before)
  await r.feishu.as('ou_li').says('oc_group', '后来的话')
  r.feishu.setUser('ou_li', { name: '改名' })
  expect(JSON.stringify(before)).toBe(text)
  r.feishu.restore(before)
  expect(r.feishu.messages()).toEqual([])
  expect(r.feishu.users()[0]?.name).toBe('李示例')
})

test('别的版本的快照不收；重置以后什么都没有', async () => {
  const r = rig()
  expect(() => r.feishu.restore({ version: 2 })).toThrow('version')
  r.feishu.faults.cutRate = 0.5
  r.feishu.reset()
  expect([r.feishu.users(), r.feishu.chats(), r.feishu.messages(), r.feishu.faults.cutRate]).toEqual([[], [], [], 0])
})

import { expect, test } from 'vitest'
import { foreignOpenIdOf } from '../../src/sandbox/feishu/world.ts'
import { app, rig, simpleCard } from './rig.ts'

const minute = 60_000
const hour = 60 * minute

type Rig = ReturnType<typeof rig>

const sayTo = ({ call }: Rig, chat: string, uuid?: string) =>
  call('POST', '/im/v1/messages?receive_id_type=chat_id', {
    ...{ receive_id: chat, msg_type: 'text', content: JSON.stringify({ text: '一' }) },
    ...(uuid === undefined ? {} : { uuid }),
  })

const sayToPerson = ({ call }: Rig, openId: string) =>
  call('POST', '/im/v1/messages?receive_id_type=open_id', {
    ...{ receive_id: openId, msg_type: 'text', content: JSON.stringify({ text: '一' }) },
  })

const codesOf = async (asked: (() => Promise<{ code: unknown }>)[]) => {
  const codes: unknown[] = []
  for (const ask of asked) codes.push((await ask()).code)
  return codes
}

const times = <T>(count: number, ask: (index: number) => T) => Array.from({ length: count }, (_, i) => () => ask(i))

const manyChats = (r: Rig, count: number) =>
  Array.from({ length: count }, (_, i) => r.feishu.addChat({ name: `群${i}`, members: ['ou_li'] }).chatId)

test('一个接口一秒 50 次：第 51 次 429，说得出要等几秒；别的接口不受影响', async () => {
  const r = rig()
  const chats = manyChats(r, 51)
  const codes = await codesOf(chats.slice(0, 50).map((chat) => () => sayTo(r, chat)))
  expect(new Set(codes)).toEqual(new Set([0]))
  const tooMuch = await sayTo(r, chats[50] ?? '')
  expect([tooMuch.status, tooMuch.code]).toEqual([429, 99991400])
  expect(tooMuch.headers.get('x-ogw-ratelimit-limit')).toBe('50')
  expect(tooMuch.headers.get('x-ogw-ratelimit-reset')).toBe('1')
  expect((await r.call('GET', '/im/v1/chats')).code).toBe(0)
  r.later(1000)
  expect((await sayTo(r, chats[50] ?? '')).code).toBe(0)
})

test('一分钟 1000 次，等待秒数是到最早一次满一分钟为止', async () => {
  const r = rig()
  const ask = () => r.call('GET', '/im/v1/chats')
  for (let second = 0; second < 20; second++) {
    await codesOf(times(50, ask))
    r.later(1000)
  }
  const tooMuch = await ask()
  expect([tooMuch.status, tooMuch.code, tooMuch.headers.get('x-ogw-ratelimit-reset')]).toEqual([429, 99991400, '40'])
  r.later(39_999)
  expect((await ask()).status).toBe(429)
  r.later(1)
  expect((await ask()).status).toBe(200)
})

test('一个人、一个群、一条消息各每秒 5 次：400 与 230020，没有等待秒数', async () => {
  const r = rig()
  expect(await codesOf(times(6, () => sayTo(r, 'oc_group')))).toEqual([0, 0, 0, 0, 0, 230020])
  expect(await codesOf(times(6, () => sayToPerson(r, 'ou_li')))).toEqual([0, 0, 0, 0, 0, 230020])
  expect((await sayToPerson(r, 'ou_wang')).code).toBe(0)
  r.later(1000)
  const id = await r.sendCard('oc_group', simpleCard())
  const draw = (i: number) => r.call('PATCH', `/im/v1/messages/${id}`, { content: JSON.stringify(simpleCard(`${i}`)) })
  expect(await codesOf(times(6, draw))).toEqual([0, 0, 0, 0, 0, 230020])
  const refused = await draw(7)
  expect([refused.status, refused.headers.get('x-ogw-ratelimit-reset')]).toEqual([400, null])
  r.later(1000)
  expect((await draw(8)).code).toBe(0)
})

test('姓名批量接口一秒只许 5 次', async () => {
  const r = rig()
  const ask = () => r.call('POST', '/contact/v3/users/basic_batch', { user_ids: ['ou_li'] })
  expect(await codesOf(times(6, ask))).toEqual([0, 0, 0, 0, 0, 99991400])
})

test('同一个 uuid 一小时内只有一条消息，拿回的是那一条；一小时后是新的', async () => {
  const r = rig()
  const idOf = async (uuid: string) =>
    ((await sayTo(r, 'oc_group', uuid)).answer.data as { message_id: string }).message_id
  const first = await idOf('u1')
  r.later(hour - 1)
  expect(await idOf('u1')).toBe(first)
  expect(await idOf('u2')).not.toBe(first)
  r.later(1)
  expect(await idOf('u1')).not.toBe(first)
  expect(r.feishu.messages('oc_group')).toHaveLength(3)
  expect((await sayTo(r, 'oc_group', 'u'.repeat(51))).code).toBe(99992402)
})

test('被拒的发送不占 uuid：同一个 uuid 修好了还能发', async () => {
  const r = rig()
  r.feishu.setChat('oc_group', { muted: true })
  expect((await sayTo(r, 'oc_group', 'u1')).code).toBe(230035)
  r.feishu.setChat('oc_group', { muted: false })
  expect((await sayTo(r, 'oc_group', 'u1')).code).toBe(0)
})

test('令牌：剩半小时以上给同一个，少于半小时给新的，旧的到期前仍有效', async () => {
  const r = rig()
  const first = await r.tokenOf()
  r.later(90 * minute)
  expect(await r.tokenOf()).toBe(first)
  r.later(1)
  const second = await r.tokenOf()
  expect(second).not.toBe(first)
  const asks = async (token: string) =>
    (await r.call('GET', '/bot/v3/info', undefined, { authorization: `Bearer ${token}` })).code
  expect([await asks(first), await asks(second)]).toEqual([0, 0])
  r.later(30 * minute)
  expect([await asks(first), await asks(second)]).toEqual([99991663, 0])
  r.feishu.expireTokens()
  expect(await asks(second)).toBe(99991663)
})

test('没有令牌、令牌写错、没有权限、没有这条路、方法不对', async () => {
  const r = rig({ app: { ...app, scopes: ['im:chat:readonly'] } })
  const bare = await r.fetch('https://open.feishu.cn/open-apis/im/v1/chats')
  expect([bare.status, ((await bare.json()) as { code: number }).code]).toEqual([400, 99991661])
  expect((await r.call('GET', '/im/v1/chats', undefined, { authorization: 'Bearer x-1' })).code).toBe(99991671)
  const denied = await sayTo(r, 'oc_group')
  expect([denied.status, denied.code]).toEqual([400, 99991672])
  expect(JSON.stringify(denied.answer.error)).toContain('im:message:send_as_bot')
  expect(denied.headers.get('x-tt-logid')).toMatch(/^[0-9a-f]{32}$/)
  const nowhere = await r.call('GET', '/im/v1/nowhere')
  expect([nowhere.status, nowhere.code]).toEqual([404, 99991201])
  expect((await r.call('DELETE', '/im/v1/chats')).code).toBe(99991301)
})

test('写给谁不行，各有各的码', async () => {
  const r = rig()
  const code = async (asked: Promise<{ code: unknown }>) => (await asked).code
  expect(await code(sayToPerson(r, 'ou_nobody'))).toBe(230034)
  expect(await code(sayToPerson(r, foreignOpenIdOf('ou_li')))).toBe(99992361)
  for (const [state, refusal] of [
    ['out-of-range', 230013],
    ['resigned', 230013],
    ['muted-bot', 230053],
  ] as const) {
    r.feishu.setUser('ou_li', { state })
    expect(await code(sayToPerson(r, 'ou_li'))).toBe(refusal)
  }
  await r.feishu.removeMember('oc_group', 'bot')
  expect(await code(sayTo(r, 'oc_group'))).toBe(230002)
  r.feishu.setChat('oc_group', { dissolved: true })
  expect(await code(sayTo(r, 'oc_group'))).toBe(232009)
})

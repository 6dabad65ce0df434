import { afterAll, describe, expect, test } from 'vitest'
import { coverage } from '../../src/sandbox/feishu/coverage.ts'
import { unseal } from '../../src/sandbox/feishu/envelope.ts'
import { app, button, refusalOf, rig, simpleCard } from './rig.ts'

/** Which endpoints the stories below have called, and how each ended: held against the table at the end. */
const met = new Map<string, { fine: boolean; refused: boolean }>()
const patterns = coverage.map(({ method, path }) => ({
  name: `${method} ${path}`,
  method,
  shape: new RegExp(`^${path.replace(/:[a-z_]+/g, '[^/]+')}$`),
  wild: path.split(':').length,
}))

const story = () => {
  const r = rig()
  return {
    ...r,
    /** Remembers what this rig was asked, when the story is over. */
    tell: () => {
      for (const { method, path, code } of r.feishu.calls()) {
        const fits = patterns.filter((one) => one.method === method && one.shape.test(path))
        const [name] = fits.sort((a, b) => a.wild - b.wild).map((one) => one.name)
        if (name === undefined) continue
        const before = met.get(name) ?? { fine: false, refused: false }
        met.set(name, { fine: before.fine || code === 0, refused: before.refused || code !== 0 })
      }
    },
  }
}

const text = (words: string) => JSON.stringify({ text: words })
const card = JSON.stringify(simpleCard('一', button('甲')))
const toGroup = { params: { receive_id_type: 'chat_id' as const } }
const gif = (width: number, height: number) => {
  const bytes = Buffer.alloc(13)
  bytes.write('GIF89a', 'latin1')
  bytes.writeUInt16LE(width, 6)
  bytes.writeUInt16LE(height, 8)
  return bytes
}
const bytesOf = async (download: { getReadableStream(): AsyncIterable<Buffer> }) => {
  const chunks: Buffer[] = []
  for await (const chunk of download.getReadableStream()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('厂商自己的客户端对着仿真器', () => {
  test('令牌：顶层字段；密钥不对拿不到', async () => {
    const s = story()
    const auth = s.lark.auth.v3.tenantAccessToken
    const given = (await auth.internal({ data: { app_id: app.appId, app_secret: app.appSecret } })) as object
    expect(given).toMatchObject({ code: 0, tenant_access_token: expect.stringMatching(/^t-/), expire: 7200 })
    const bad = { data: { app_id: app.appId, app_secret: 'no' } }
    expect(await refusalOf(auth.internal(bad))).toBe('200 10014')
    s.tell()
  })

  test('发送与回复', async () => {
    const s = story()
    const { message } = s.lark.im.v1
    const data = { receive_id: 'oc_group', msg_type: 'text', content: text('你好') }
    const sent = await message.create({ ...toGroup, data })
    expect(sent.data).toMatchObject({ chat_id: 'oc_group', msg_type: 'text', sender: { sender_type: 'app' } })
    const id = sent.data?.message_id ?? ''
    const answer = await message.reply({ path: { message_id: id }, data: { msg_type: 'text', content: text('答') } })
    expect(answer.data).toMatchObject({ parent_id: id, root_id: id })
    expect(await refusalOf(message.create({ ...toGroup, data: { ...data, receive_id: 'oc_no' } }))).toBe('400 230034')
    expect(await refusalOf(message.create({ ...toGroup, data: { ...data, content: '你好' } }))).toBe('400 230001')
    await message.delete({ path: { message_id: id } })
    const late = message.reply({ path: { message_id: id }, data: { msg_type: 'text', content: text('晚') } })
    expect(await refusalOf(late)).toBe('400 230011')
    expect(await refusalOf(message.delete({ path: { message_id: id } }))).toBe('400 230110')
    s.tell()
  })

  test('改卡片、改文字', async () => {
    const s = story()
    const { message } = s.lark.im.v1
    const id = await s.sendCard('oc_group', simpleCard('一'))
    await message.patch({ path: { message_id: id }, data: { content: card } })
    expect(s.feishu.message(id)).toMatchObject({ content: card, revision: 2 })
    const alone = JSON.stringify({ ...simpleCard('二'), config: {} })
    expect(await refusalOf(message.patch({ path: { message_id: id }, data: { content: alone } }))).toBe('400 230001')
    s.later(14 * 86_400_000 + 1)
    expect(await refusalOf(message.patch({ path: { message_id: id }, data: { content: card } }))).toBe('400 230031')
    const said = await s.feishu.as('ou_li').says('oc_group', '我说的')
    const own = await message.create({
      ...toGroup,
      data: { receive_id: 'oc_group', msg_type: 'text', content: text('一') },
    })
    const edit = { msg_type: 'text', content: text('改') }
    await message.update({ path: { message_id: own.data?.message_id ?? '' }, data: edit })
    expect(await refusalOf(message.update({ path: { message_id: said.messageId }, data: edit }))).toBe('400 230071')
    s.tell()
  })

  test('读消息：卡片原文要点名要；谁读过只问得到自己的、七天内的', async () => {
    const s = story()
    const { message } = s.lark.im.v1
    const id = await s.sendCard('oc_group', simpleCard('编号在这里'))
    const content = async (params: object) =>
      (await message.get({ path: { message_id: id }, params })).data?.items?.[0]?.body?.content ?? ''
    expect(await content({ card_msg_content_type: 'user_card_content' })).toContain('编号在这里')
    expect(await content({})).not.toContain('编号在这里')
    const listed = await message.list({ params: { container_id_type: 'chat', container_id: 'oc_group' } })
    expect(listed.data?.items?.map((one) => one.message_id)).toEqual([id])
    await s.feishu.as('ou_li').reads(id)
    const readers = await message.readUsers({ path: { message_id: id }, params: { user_id_type: 'open_id' } })
    expect(readers.data?.items?.map((one) => one.user_id)).toEqual(['ou_li'])
    s.later(7 * 86_400_000 + 1)
    const late = message.readUsers({ path: { message_id: id }, params: { user_id_type: 'open_id' } })
    expect(await refusalOf(late)).toBe('400 230033')
    expect(await refusalOf(message.get({ path: { message_id: 'om_no' } }))).toBe('400 99992354')
    const nowhere = message.list({ params: { container_id_type: 'chat', container_id: 'oc_no' } })
    expect(await refusalOf(nowhere)).toBe('400 230001')
    s.tell()
  })

  test('表情：点、看、收回；没有的表情、别人的表情、撤回的消息', async () => {
    const s = story()
    const { messageReaction } = s.lark.im.v1
    const said = await s.feishu.as('ou_li').says('bot', '收到')
    const path = { message_id: said.messageId }
    const data = (emoji_type: string) => ({ reaction_type: { emoji_type } })
    const first = await messageReaction.create({ path, data: data('Get') })
    expect(first.data).toMatchObject({ operator: { operator_type: 'app' }, reaction_type: { emoji_type: 'Get' } })
    expect((await messageReaction.create({ path, data: data('Get') })).data?.reaction_id).toBe(first.data?.reaction_id)
    expect((await messageReaction.list({ path })).data?.items).toHaveLength(1)
    expect(await refusalOf(messageReaction.create({ path, data: data('SEEN') }))).toBe('400 231001')
    expect(await refusalOf(messageReaction.create({ path: { message_id: 'om_no' }, data: data('OK') }))).toBe(
      '400 231003',
    )
    const reaction_id = first.data?.reaction_id ?? ''
    expect(await refusalOf(messageReaction.delete({ path: { ...path, reaction_id: 'no' } }))).toBe('400 231011')
    await messageReaction.delete({ path: { ...path, reaction_id } })
    expect(s.feishu.message(said.messageId)?.reactions).toEqual([])
    await s.feishu.as('ou_li').recalls(said.messageId)
    expect(await refusalOf(messageReaction.list({ path }))).toBe('400 231003')
    s.tell()
  })

  test('加急：只叫得到群里的人；满 200 条未读就叫不动，读了又叫得动', async () => {
    const s = story()
    const { message } = s.lark.im.v1
    const urge = (id: string, ...user_id_list: string[]) =>
      message.urgentApp({ path: { message_id: id }, params: { user_id_type: 'open_id' }, data: { user_id_list } })
    const ids: string[] = []
    for (let i = 0; i < 201; i++) {
      ids.push(await s.sendCard('oc_group', simpleCard(String(i))))
      s.later(1000)
    }
    expect((await urge(ids[0] ?? '', 'ou_li', 'ou_nobody')).data?.invalid_user_id_list).toEqual(['ou_nobody'])
    for (const id of ids.slice(1, 200)) {
      await urge(id, 'ou_li')
      s.later(100)
    }
    expect(await refusalOf(urge(ids[200] ?? '', 'ou_li'))).toBe('400 230023')
    await s.feishu.as('ou_li').reads(ids[0] ?? '')
    await urge(ids[200] ?? '', 'ou_li')
    const said = await s.feishu.as('ou_li').says('oc_group', '我的')
    expect(await refusalOf(urge(said.messageId, 'ou_wang'))).toBe('400 230012')
    s.tell()
  })

  test('图片与文件：多段上传、取回、大小与格式', async () => {
    const s = story()
    const { image, file } = s.lark.im.v1
    const picture = gif(100, 100)
    const up = (bytes: Buffer) => image.create({ data: { image_type: 'message', image: bytes } })
    const key = (await up(picture))?.image_key ?? ''
    expect(await bytesOf(await image.get({ path: { image_key: key } }))).toEqual(picture)
    expect(await refusalOf(up(Buffer.from('不是图片')))).toBe('400 234011')
    expect(await refusalOf(up(gif(2001, 10)))).toBe('400 234039')
    expect(await refusalOf(up(Buffer.alloc(0)))).toBe('400 234010')
    expect(await refusalOf(up(Buffer.alloc(10 * 1024 * 1024 + 1)))).toBe('400 234006')
    expect(await refusalOf(image.get({ path: { image_key: 'img_no' } }))).toBe('400 234005')
    const data = { file_type: 'stream' as const, file_name: '台账.xlsx', file: Buffer.from('内容') }
    const fileKey = (await file.create({ data }))?.file_key ?? ''
    expect((await bytesOf(await file.get({ path: { file_key: fileKey } }))).toString()).toBe('内容')
    expect(await refusalOf(file.create({ data: { ...data, file_type: 'exe' as 'stream' } }))).toBe('400 234001')
    const theirs = s.feishu.upload({ kind: 'file', name: '题库.csv', bytes: Buffer.from('甲'), by: 'ou_li' })
    expect(await refusalOf(file.get({ path: { file_key: theirs } }))).toBe('400 234008')
    s.tell()
  })

  test('别人发来的文件从消息里取；不在这条消息里的、卡片里的取不到', async () => {
    const s = story()
    const { messageResource } = s.lark.im.v1
    const key = s.feishu.upload({ kind: 'file', name: '题库.csv', bytes: Buffer.from('甲,乙'), by: 'ou_li' })
    const said = await s.feishu.as('ou_li').sends('bot', 'file', { file_key: key })
    const get = (message_id: string, type = 'file', file_key = key) =>
      messageResource.get({ path: { message_id, file_key }, params: { type } })
    expect((await bytesOf(await get(said.messageId))).toString()).toBe('甲,乙')
    expect(await refusalOf(get(said.messageId, 'file', 'file_no'))).toBe('400 234003')
    expect(await refusalOf(get(said.messageId, 'video'))).toBe('400 234001')
    expect(await refusalOf(get(await s.sendCard('oc_group', simpleCard())))).toBe('400 234043')
    s.tell()
  })

  test('群与成员：分页、机器人不在名单里、在不在群', async () => {
    const s = story()
    const { chat, chatMembers } = s.lark.im.v1
    expect((await chat.list({})).data?.items?.map((one) => one.chat_id)).toEqual(['oc_group'])
    expect((await chat.get({ path: { chat_id: 'oc_group' } })).data).toMatchObject({
      name: '示例支部',
      user_count: '2',
    })
    const path = { chat_id: 'oc_group' }
    const first = await chatMembers.get({ path, params: { page_size: 1 } })
    expect(first.data).toMatchObject({ has_more: true, member_total: 2, items: [{ name: '李示例' }] })
    const rest = await chatMembers.get({ path, params: { page_size: 1, page_token: first.data?.page_token ?? '' } })
    expect(rest.data).toMatchObject({ has_more: false, items: [{ member_id: 'ou_wang' }] })
    expect((await chatMembers.isInChat({ path })).data?.is_in_chat).toBe(true)
    await s.feishu.removeMember('oc_group', 'bot')
    expect((await chatMembers.isInChat({ path })).data?.is_in_chat).toBe(false)
    expect(await refusalOf(chat.get({ path }))).toBe('400 232011')
    expect(await refusalOf(chatMembers.get({ path }))).toBe('400 232011')
    expect(await refusalOf(chatMembers.isInChat({ path: { chat_id: 'oc_no' } }))).toBe('400 232006')
    expect(await refusalOf(chat.list({ params: { page_size: 101 } }))).toBe('400 232001')
    s.tell()
  })

  test('通讯录：范围外的人不出现，五十人一批，看不全就列不了部门', async () => {
    const s = story()
    const { user, department } = s.lark.contact.v3
    const byDepartment = () => user.findByDepartment({ params: { department_id: '0' } })
    expect((await byDepartment()).data?.items).toHaveLength(2)
    expect((await department.children({ path: { department_id: '0' } })).data?.items).toEqual([])
    const batch = (...user_ids: string[]) => user.batch({ params: { user_ids } })
    expect((await batch('ou_li', 'ou_no')).data?.items).toMatchObject([{ name: '李示例', mobile: '13800000001' }])
    s.feishu.setUser('ou_wang', { state: 'out-of-range' })
    expect((await batch('ou_li', 'ou_wang')).data?.items).toHaveLength(1)
    expect(await refusalOf(byDepartment())).toBe('403 40004')
    expect(await refusalOf(department.children({ path: { department_id: 'od_no' } }))).toBe('403 40004')
    expect(await refusalOf(batch(...Array.from({ length: 51 }, (_, i) => `ou_${i}`)))).toBe('400 40001')
    const basic = (...user_ids: string[]) => user.basicBatch({ data: { user_ids } })
    expect((await basic('ou_wang')).data?.users).toEqual([{ user_id: 'ou_wang', name: '王示例' }])
    expect(await refusalOf(basic(...Array.from({ length: 11 }, (_, i) => `ou_${i}`)))).toBe('400 40001')
    const found = await user.batchGetId({
      ...{ params: { user_id_type: 'open_id' }, data: { mobiles: ['13800000001', '13900000000'], emails: ['a@b.c'] } },
    })
    expect(found.data?.user_list?.map((one) => one.user_id)).toEqual([undefined, 'ou_li', undefined])
    const many = Array.from({ length: 51 }, (_, i) => `138${i}`)
    expect(await refusalOf(user.batchGetId({ data: { mobiles: many } }))).toBe('400 99992402')
    s.tell()
  })

  test('我是谁、从哪些地址推送；令牌作废就不说', async () => {
    const s = story()
    const info = () => s.lark.request({ method: 'GET', url: '/open-apis/bot/v3/info' })
    expect(await info()).toMatchObject({ code: 0, bot: { app_name: '四确认助手', open_id: s.feishu.bot.openId } })
    const { outboundIp } = s.lark.event.v1
    expect((await outboundIp.list({})).data?.ip_list).toEqual(['127.0.0.1'])
    expect(await refusalOf(outboundIp.list({ params: { page_size: 51 } }))).toBe('400 1810001')
    const stale = await s.call('GET', '/bot/v3/info', undefined, { authorization: 'Bearer t-old' })
    expect([stale.status, stale.code]).toEqual([400, 99991663])
    s.tell()
  })

  test('延时更新要等回调答完，两次，三十分钟', async () => {
    const s = story()
    const id = await s.sendCard('oc_group', simpleCard('一', button('甲')))
    const update = (token: string, data: unknown = { token, card: simpleCard('二', button('甲')) }) =>
      s.lark.request({ method: 'POST', url: '/open-apis/interactive/v1/card/update', data })
    const tokens: string[] = []
    let early = 'not tried'
    s.feishu.connect(async (request) => {
      const { encrypt } = (await request.json()) as { encrypt: string }
      const { event } = JSON.parse(unseal(app.encryptKey, encrypt)) as { event: { token: string } }
      tokens.push(event.token)
      if (tokens.length === 1) early = await refusalOf(update(event.token))
      return Response.json({})
    })
    await s.feishu.as('ou_li').clicks(id, '甲')
    expect(early).toBe('400 11310')
    const [token = ''] = tokens
    expect(await update(token)).toEqual({ code: 0, msg: 'ok' })
    expect(s.feishu.message(id)?.content).toContain('二')
    const twice = { token, card: { ...simpleCard(), open_ids: ['ou_li'] } }
    expect(await refusalOf(update(token, twice))).toBe('400 200320')
    expect(await refusalOf(update(token, { token, card: { elements: [] } }))).toBe('400 11311')
    expect(await refusalOf(update(token, { token, card: simpleCard('x', { tag: 'note' }) }))).toBe('400 10002')
    expect(await refusalOf(update(token, { token, card: simpleCard('长'.repeat(11_000)) }))).toBe('400 100000')
    const exclusive = { ...simpleCard(), config: { update_multi: false } }
    expect(await refusalOf(update(token, { token, card: exclusive }))).toBe('400 300090')
    await update(token)
    expect(await refusalOf(update(token))).toBe('400 300040')
    expect(await refusalOf(update('nonsense'))).toBe('400 300020')
    await s.feishu.as('ou_li').clicks(id, '甲')
    const [, second = ''] = tokens
    s.later(30 * 60_000 + 1)
    expect(await refusalOf(update(second))).toBe('400 300030')
    await s.feishu.as('ou_wang').clicks(id, '甲')
    await s.lark.im.v1.message.delete({ path: { message_id: id } })
    expect(await refusalOf(update(tokens[2] ?? ''))).toBe('400 200000')
    s.tell()
  })

  test('网页登录：选人、换令牌、看是谁；一码一用、五分钟、地址与凭据要对', async () => {
    const s = story()
    const redirect_uri = 'http://127.0.0.1:8787/login'
    const verifier = 'a'.repeat(43)
    const challenge = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))).toString(
      'base64url',
    )
    const query = { client_id: app.appId, response_type: 'code', redirect_uri, state: '状态&1' }
    const page = (more: Record<string, string> = {}) =>
      s.fetch(
        `https://accounts.feishu.cn/open-apis/authen/v1/authorize?${new URLSearchParams({
          ...{ ...query, code_challenge: challenge, code_challenge_method: 'S256' },
          ...more,
        })}`,
        { redirect: 'manual' },
      )
    const html = await (await page()).text()
    expect(html).toContain('李示例')
    expect(html).toContain('as=ou_li')
    expect((await page({ client_id: 'cli_other' })).status).toBe(400)
    const no = new URL((await page({ as: 'nobody' })).headers.get('location') ?? '')
    expect([no.searchParams.get('error'), no.searchParams.get('state')]).toEqual(['access_denied', '状态&1'])
    const codeFor = async (as: string) =>
      new URL((await page({ as })).headers.get('location') ?? '').searchParams.get('code') ?? ''
    const exchange = async (code: string, more: Record<string, unknown> = {}) => {
      const body = { grant_type: 'authorization_code', client_id: app.appId, client_secret: app.appSecret, code }
      return s.call('POST', '/authen/v2/oauth/token', { ...body, redirect_uri, code_verifier: verifier, ...more })
    }
    const code = await codeFor('ou_li')
    const codes = async (...asked: ReturnType<typeof exchange>[]) => (await Promise.all(asked)).map((one) => one.code)
    expect(
      await codes(
        exchange(code, { code_verifier: 'b'.repeat(43) }),
        exchange(code, { redirect_uri: 'http://127.0.0.1:8787/other' }),
        exchange(code, { client_secret: 'no' }),
        exchange(code, { grant_type: 'refresh_token' }),
        exchange('no such code'),
        exchange(''),
      ),
    ).toEqual([20049, 20071, 20002, 20036, 20003, 20001])
    const { answer, status } = await exchange(code)
    expect([status, answer.token_type, answer.data]).toEqual([200, 'Bearer', undefined])
    expect((await exchange(code)).code).toBe(20065)
    const old = await codeFor('ou_wang')
    const outside = await codeFor('ou_wang')
    s.feishu.setUser('ou_wang', { state: 'out-of-range' })
    expect((await exchange(outside)).code).toBe(20010)
    s.later(5 * 60_000 + 1)
    expect((await exchange(old)).code).toBe(20004)
    const who = (token: unknown) =>
      s.call('GET', '/authen/v1/user_info', undefined, { authorization: `Bearer ${token}` })
    expect((await who(answer.access_token)).answer.data).toMatchObject({ open_id: 'ou_li', tenant_key: app.tenantKey })
    expect((await who('u-no')).code).toBe(99991668)
    s.later(7_200_000)
    expect((await who(answer.access_token)).code).toBe(99991677)
    s.tell()
  })

  test('长连接的地址：密钥对才给，连接本身另有一场戏（lines.test.ts）', async () => {
    const s = story()
    const ask = async (secret: string) => {
      const body = JSON.stringify({ AppID: app.appId, AppSecret: secret })
      const response = await s.fetch('https://open.feishu.cn/callback/ws/endpoint', { method: 'POST', body })
      return (await response.json()) as { code: number; data: { URL?: string; ClientConfig?: object } }
    }
    const { code, data } = await ask(app.appSecret)
    expect([code, data.URL]).toEqual([0, expect.stringMatching(/^wss:.*\?device_id=.*&service_id=/)])
    expect(data.ClientConfig).toMatchObject({ PingInterval: 120, ReconnectCount: -1 })
    expect((await ask('no')).code).toBe(514)
    s.tell()
  })
})

afterAll(() => {
  const claimed = coverage.filter(({ state }) => state !== 'absent').map(({ method, path }) => `${method} ${path}`)
  const never = claimed.filter((name) => !met.get(name)?.fine)
  const unrefused = claimed.filter((name) => !met.get(name)?.refused)
  expect({ never, unrefused }).toEqual({ never: [], unrefused: [] })
})

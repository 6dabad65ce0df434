import { expect, test } from 'vitest'
import { unseal } from '../../src/sandbox/feishu/envelope.ts'
import { app, button, rig, simpleCard } from './rig.ts'

const text = (content: string) => ({ tag: 'plain_text', content })

/** A bot that keeps every click and answers with whatever is set. */
const clicked = (options: Parameters<typeof rig>[0] = {}) => {
  const r = rig(options)
  const events: Record<string, unknown>[] = []
  const answer = { now: (): Response | Promise<Response> => Response.json({}) }
  r.feishu.connect(async (request) => {
    const { encrypt } = (await request.json()) as { encrypt: string }
    const { event, header } = JSON.parse(unseal(app.encryptKey, encrypt))
    events.push({ ...event, created: header.create_time })
    return answer.now()
  })
  const last = () => events.at(-1) as { action: Record<string, unknown>; [key: string]: unknown }
  const answers = (make: () => Response | Promise<Response>) => {
    answer.now = make
  }
  return { ...r, events, last, answers }
}

test('一次点击带着：谁、哪张卡、哪个群、按钮的值、更新用的令牌；时间是微秒', async () => {
  const c = clicked()
  const id = await c.sendCard('oc_group', simpleCard('一', button('同意', { go: 1 })))
  c.answers(() => Response.json({ toast: { type: 'success', content: '好' } }))
  const result = await c.feishu.as('ou_li').clicks(id, '同意')
  expect(result).toEqual({ toast: { type: 'success', content: '好' }, cardChanged: false })
  expect(c.last()).toMatchObject({
    operator: { open_id: 'ou_li', tenant_key: app.tenantKey },
    token: expect.stringMatching(/^c-/),
    action: { tag: 'button', value: { go: 1 } },
    host: 'im_message',
    context: { open_message_id: id, open_chat_id: 'oc_group' },
    created: expect.stringMatching(/^\d{16}$/),
  })
})

test('点的是现在这一版：换了卡片，旧按钮就没有了；两个人同时点各有各的结果', async () => {
  const c = clicked()
  const id = await c.sendCard('oc_group', simpleCard('一', button('甲')))
  c.answers(() => Response.json({ card: { type: 'raw', data: simpleCard('二', button('乙')) } }))
  const both = await Promise.all([c.feishu.as('ou_li').clicks(id, '甲'), c.feishu.as('ou_wang').clicks(id, '甲')])
  expect(both.map((one) => one.cardChanged)).toEqual([true, true])
  expect(c.feishu.message(id)?.revision).toBe(3)
  await expect(c.feishu.as('ou_li').clicks(id, '甲')).rejects.toThrow('no button')
  await c.feishu.as('ou_li').clicks(id, '乙')
  expect(c.events).toHaveLength(3)
})

test('灰的、十四天以上的、撤回的、不在群里的，都不会打扰机器人', async () => {
  const c = clicked()
  const off = await c.sendCard('oc_group', simpleCard('一', button('甲', {}, { disabled: true })))
  await expect(c.feishu.as('ou_li').clicks(off, '甲')).rejects.toThrow('disabled')
  const id = await c.sendCard('oc_group', simpleCard('一', button('甲')))
  await c.feishu.removeMember('oc_group', 'ou_wang')
  const before = c.events.length
  await expect(c.feishu.as('ou_wang').clicks(id, '甲')).rejects.toThrow('not in the chat')
  c.later(14 * 86_400_000)
  await c.feishu.as('ou_li').clicks(id, '甲')
  c.later(1)
  await expect(c.feishu.as('ou_li').clicks(id, '甲')).rejects.toThrow('14 days')
  await c.tokenOf()
  const gone = await c.sendCard('oc_group', simpleCard('一', button('甲')))
  await c.call('DELETE', `/im/v1/messages/${gone}`)
  await expect(c.feishu.as('ou_li').clicks(gone, '甲')).rejects.toThrow('recalled')
  expect(c.events.length).toBe(before + 1)
})

const bad: [name: string, make: () => Response | Promise<Response>, code: number][] = [
  ['三秒没答', () => new Promise(() => {}), 200341],
  ['连不上', () => Promise.reject(new TypeError('fetch failed')), 200342],
  ['答 500', () => new Response('', { status: 500 }), 200671],
  ['答 302', () => new Response(null, { status: 302 }), 200671],
  ['答空', () => new Response(''), 200672],
  ['答一个字符串', () => Response.json('no card.action.trigger event handle'), 200672],
  ['直接答一张卡片', () => Response.json(simpleCard()), 200672],
  ['提示没有这一种', () => Response.json({ toast: { type: 'loading', content: '等' } }), 200672],
  ['卡片不合规矩', () => Response.json({ card: { type: 'raw', data: simpleCard('一', { tag: 'note' }) } }), 200673],
  ['卡片提到不存在的人', () => Response.json({ card: { type: 'raw', data: simpleCard('<at id=ou_x></at>') } }), 200673],
  ['2.0 换成 1.0', () => Response.json({ card: { type: 'raw', data: { elements: [] } } }), 200830],
]

test.each(bad)('人看得到的错误码：%s', async (_, make, code) => {
  const c = clicked({ patience: { pushMs: 1_000, challengeMs: 1_000 } })
  const id = await c.sendCard('oc_group', simpleCard('一', button('甲')))
  c.answers(make)
  const result = await c.feishu.as('ou_li').clicks(id, '甲')
  expect(result).toMatchObject({ cardChanged: false, error: { code } })
  expect(c.feishu.message(id)?.revision).toBe(1)
  c.later(86_400_000)
  await c.feishu.settle()
  expect(c.events).toHaveLength(1)
})

test('表单：必填没填不会发出来，字段带着偏移，按钮的名字在里面', async () => {
  const c = clicked()
  const form = {
    ...{ tag: 'form', name: 'f' },
    elements: [
      { tag: 'input', name: 'reason', required: true },
      { tag: 'date_picker', name: 'day' },
      { tag: 'picker_time', name: 'time', placeholder: text('几点') },
      {
        ...{ tag: 'multi_select_static', name: 'shifts', selected_values: ['am'] },
        options: [
          { text: text('早'), value: 'am' },
          { text: text('晚'), value: 'pm' },
        ],
      },
      { tag: 'checker', name: 'sure', text: text('确认') },
      { tag: 'button', name: 'go', form_action_type: 'submit', text: text('提交') },
    ],
  }
  const id = await c.sendCard('oc_group', simpleCard('一', form))
  const li = c.feishu.as('ou_li')
  await expect(li.fills(id, { day: '2026-03-02' })).rejects.toThrow('reason')
  await expect(li.fills(id, { reason: '病', nobody: '1' })).rejects.toThrow('no field')
  await expect(li.fills(id, { reason: '病', shifts: ['night'] })).rejects.toThrow('no option')
  expect(c.events).toEqual([])
  await li.fills(id, { reason: '病', day: '2026-03-02', time: '07:30', sure: true })
  expect(c.last().action).toMatchObject({
    ...{ tag: 'button', name: 'go' },
    form_value: { reason: '病', day: '2026-03-02 +0800', time: '07:30 +0800', shifts: ['am'], sure: true },
  })
})

test('表单外的组件各用各的字段', async () => {
  const c = clicked()
  const id = await c.sendCard(
    'oc_group',
    simpleCard(
      '一',
      { tag: 'input', name: 'words' },
      { tag: 'select_static', name: 'one', options: [{ text: text('早'), value: 'am' }] },
      { tag: 'date_picker', name: 'day' },
      { tag: 'checker', name: 'tick', text: text('行'), behaviors: [{ type: 'callback', value: { t: 1 } }] },
      { tag: 'overflow', name: 'more', options: [{ text: text('删除'), value: 'delete' }] },
    ),
  )
  const li = c.feishu.as('ou_li')
  await li.chooses(id, 'words', '你好')
  expect(c.last().action).toMatchObject({ tag: 'input', input_value: '你好' })
  await li.chooses(id, 'one', 'am')
  expect(c.last().action).toMatchObject({ tag: 'select_static', option: 'am' })
  await li.chooses(id, 'day', '2026-03-02')
  expect(c.last().action).toMatchObject({ option: '2026-03-02 +0800', timezone: 'Asia/Shanghai' })
  await li.clicks(id, '行')
  expect(c.last().action).toMatchObject({ tag: 'checker', checked: true, value: { t: 1 } })
  await li.clicks(id, '删除')
  expect(c.last().action).toMatchObject({ tag: 'overflow', option: 'delete' })
})

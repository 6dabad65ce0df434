import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { AccountId } from '../../src/core/ids.ts'
import { practiceRounds, practiceVoices } from '../../src/features/practice/schema.ts'
import { inbox } from '../../src/platform/inbox/schema.ts'
import { bench, benchApp, isWorkerd, person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'
import { lastPrivate, read } from '../study/stage.ts'
import { knock, textPush } from '../support/door.ts'
import { textEvent } from '../support/wire.ts'

const start = '2026-03-02T09:00:00+08:00'
const people = [
  person(1, { post: '采煤机司机' }),
  person(2, { post: '支架工', roles: ['duty-cadre'] }),
  person(3, { post: '支架工', branch: '机电队党支部', account: 'ou_0003' as AccountId }),
]
const stage = () => bench(start, { people })
type Stage = Awaited<ReturnType<typeof stage>>

const say = async (b: Stage, n: number, text: string) => {
  await b.as(n).says('bot', text)
  await b.settle()
  return lastPrivate(b, n)?.messageId ?? ''
}
const seen = (b: Stage, id: string) => read(b.feishu.message(id))
const statements =
  '顶板｜【顶板】完好，确认完毕｜空顶作业\n操作阀｜【操作阀】灵活，确认完毕｜站在架间操作\n管路｜【管路】没有漏液，确认完毕'
const opened = async (b: Stage, n: number) => {
  const browser = surfer(b, `ou_000${n}`)
  await browser.opens('/posts')
  return browser
}
const wrote = async (b: Stage) => {
  const cadre = await opened(b, 2)
  return cadre.sends('/posts/save', { post: '支架工', description: '我是支架工', statements })
}

test('本岗位没有自己的口述，先练示例，卡片上标明；接下一句练到底，自己的次数加一', async () => {
  const b = await stage()
  const id = await say(b, 1, '练口述')
  expect(seen(b, id)).toContain('练口述 · 采煤机司机')
  expect(seen(b, id)).toContain('这是示例，不是本矿的规定')
  await b.as(1).clicks(id, '接下一句')
  for (let step = 1; step <= 6; step++) {
    expect(seen(b, id)).toContain(`第 ${step}/6 句`)
    // The card tells nothing of which is right: no button differs from another but by its place.
    const payloads = [...(b.feishu.message(id)?.content ?? '').matchAll(/"a":"practice.pick","p":(\{[^}]*\})/g)].map(
      ([, json]) => JSON.stringify({ ...JSON.parse(json ?? '{}'), pick: '' }),
    )
    expect(payloads).toHaveLength(3)
    expect(new Set(payloads).size).toBe(1)
    const { toast } = await b.as(1).clicks(id, 'A')
    expect(['对', '看看标准的那句']).toContain(toast?.content)
    expect(seen(b, id)).toContain('口述')
    await b.as(1).clicks(id, step < 6 ? '下一句' : '练完了')
  }
  expect(seen(b, id)).toMatch(/这一遍接对 \d 句，一共 6 句/)
  expect(await b.world.db.read.select().from(practiceRounds)).toMatchObject([{ post: '采煤机司机', mode: 'order' }])
  expect(seen(b, await say(b, 1, '练口述'))).toContain('你已经练过 1 遍')
})

test('一句一句过：先看手指哪里，再看怎么说；最后一下连点两次只算一遍', async () => {
  const b = await stage()
  await wrote(b)
  const id = await say(b, 1, '练口述 支架工')
  expect(seen(b, id)).not.toContain('示例')
  await b.as(1).clicks(id, '一句一句过')
  expect(seen(b, id)).toContain('手指 **顶板**')
  expect(seen(b, id)).not.toContain('确认完毕')
  await b.as(1).clicks(id, '看怎么说')
  expect(seen(b, id)).toContain('口述 **顶板完好，确认完毕**')
  for (const label of ['下一句', '看怎么说', '下一句', '看怎么说']) await b.as(1).clicks(id, label)
  await Promise.all([b.as(1).clicks(id, '练完了'), b.as(1).clicks(id, '练完了')])
  expect(await b.world.db.read.select().from(practiceRounds)).toHaveLength(1)
})

test('填空：空出来的是写的人框起来的词', async () => {
  const b = await stage()
  await wrote(b)
  const id = await say(b, 1, '练口述 支架工')
  await b.as(1).clicks(id, '填空')
  expect(seen(b, id)).toContain('＿＿＿完好，确认完毕')
  expect(seen(b, id)).toMatch(/[ABC]. 顶板/)
})

test('没有的岗位：告诉他有哪些可练，点一个就练', async () => {
  const b = await stage()
  const id = await say(b, 1, '练口述 绞车工')
  expect(seen(b, id)).toContain('还没有“绞车工”的口述')
  await b.as(1).clicks(id, '皮带机司机 · 示例')
  expect(seen(b, id)).toContain('练口述 · 皮带机司机')
})

test('队干在网页上写，改一次是新的一版，旧的还看得到；一样的不算改', async () => {
  const b = await stage()
  expect((await wrote(b)).words).toContain('新的一版已保存')
  expect((await wrote(b)).words).toContain('没有改动')
  const cadre = await opened(b, 2)
  await cadre.sends('/posts/save', {
    post: '支架工',
    description: '我是支架工',
    statements: '顶板｜顶板都看过，确认完毕',
  })
  const page = await cadre.opens('/posts/one?post=支架工')
  expect(page.words).toContain('顶板都看过')
  expect(page.words).toContain('第 2 版')
  expect((await cadre.opens('/posts/one?post=支架工&version=1')).words).toContain('操作阀灵活')
})

test('职工看得到改不了；别的支部看不到也练不到', async () => {
  const b = await stage()
  await wrote(b)
  const worker = await opened(b, 1)
  expect((await worker.opens('/posts')).words).toContain('支架工')
  expect((await worker.opens('/posts/edit?post=支架工')).status).toBe(404)
  expect((await worker.sends('/posts/save', { post: '支架工', statements })).status).toBe(404)
  expect((await surfer(b, 'ou_0003').opens('/posts/one?post=支架工')).status).toBe(404)
  const own = await say(b, 1, '练口述 支架工')
  const foreign = await b
    .as(3)
    .clicks(own, '接下一句')
    .catch(() => undefined)
  expect(foreign?.cardChanged ?? false).toBe(false)
})

test('写错了说得出第几行，什么也不存', async () => {
  const b = await stage()
  const cadre = await opened(b, 2)
  const answer = await cadre.sends('/posts/save', { post: '支架工', statements: '顶板｜顶板完好\n管路' })
  expect(answer.status).toBe(422)
  expect(answer.words).toContain('第 2 行')
  expect((await cadre.opens('/posts')).words).toContain('还没有写')
})

/** Reading a table takes threads that only Node has. */
test.skipIf(isWorkerd)('导入一张表：一行不对一行不进，改好了都进，再导一次没有改动', async () => {
  const b = await stage()
  const cadre = await opened(b, 2)
  const send = (csv: string) => {
    const form = new FormData()
    form.set('file', new File([csv], '口述.csv', { type: 'text/csv' }))
    return cadre.sends('/posts/import', form)
  }
  const rows = [
    '岗位,对象,口述,禁止',
    '支架工,顶板,顶板完好,空顶作业',
    ',管路,管路不漏液,',
    '绞车工,钢丝绳,钢丝绳完好,跨越钢丝绳',
  ]
  expect((await send([...rows, '绞车工,闸,,'].join('\n'))).words).toContain('绞车工：第 2 行')
  expect((await cadre.opens('/posts')).words).toContain('还没有写')
  expect((await send(rows.join('\n'))).words).toContain('已导入，2 个岗位')
  expect((await send(rows.join('\n'))).words).toContain('没有改动')
  expect((await cadre.opens('/posts/one?post=支架工')).words).toContain('管路不漏液')
})

test('语音练习：告诉他听到了；不去下载；一天之内消息编号就没了', async () => {
  const b = await stage()
  const event = textEvent(7, '', 'ou_0001')
  const voice = {
    ...event.message,
    message_type: 'audio',
    content: JSON.stringify({ file_key: 'file_v3_voice', duration: 2000 }),
  }
  await knock(
    b,
    textPush(
      7,
      Date.parse(start),
      { event_id: 'voice-1', tenant_key: benchApp.tenantKey },
      { ...event, message: voice },
    ),
  )
  await b.settle()
  expect(read(lastPrivate(b, 1))).toContain('我不听、不存、不打分')
  const row = async () => (await b.world.db.read.select().from(inbox).where(eq(inbox.eventId, 'voice-1')))[0]
  expect((await row())?.body).toContain('file_v3_voice')
  expect(b.feishu.calls().filter((c) => c.path.includes('/resources/'))).toEqual([])
  for (let hour = 0; hour <= 24; hour++)
    await b.at(new Date(Date.parse(start) + hour * 3_600_000 + 41 * 60_000).toISOString())
  expect(await row()).toMatchObject({ body: '{}', subject: null })
  expect(await b.world.db.read.select().from(practiceVoices)).toEqual([])
})

test('自己的记录里只有练了几遍；练得怎样哪里也没有', async () => {
  const b = await stage()
  await wrote(b)
  const id = await say(b, 1, '练口述 支架工')
  await b.as(1).clicks(id, '接下一句')
  for (let step = 1; step <= 3; step++) {
    await b.as(1).clicks(id, 'A')
    await b.as(1).clicks(id, step < 3 ? '下一句' : '练完了')
  }
  const me = await surfer(b, 'ou_0001').opens('/me')
  expect(me.words).toContain('练口述')
  expect(Object.keys((await b.world.db.read.select().from(practiceRounds))[0] ?? {}).sort()).toEqual([
    'finishedAt',
    'memberId',
    'mode',
    'post',
    'run',
  ])
})

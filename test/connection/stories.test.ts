import { describe, expect, test } from 'vitest'
import { dailyAnswers } from '../../src/features/study/daily/schema.ts'
import { inbox } from '../../src/platform/inbox/schema.ts'
import type { ClickResult } from '../../src/sandbox/feishu/types.ts'
import { aQuestion, groupCard, lastPrivate, morning, privately, read, studyBench } from '../study/stage.ts'
import { holdLock } from '../support/lock-holder.ts'
import { until } from '../support/until.ts'
import { connect, connectedBench } from './stage.ts'

type Bench = Awaited<ReturnType<typeof connectedBench>>
const card = (b: Bench) => groupCard(b)?.messageId ?? ''
const answers = async (b: Pick<Bench, 'world'>) => b.world.db.read.select().from(dailyAnswers)
const kept = async (b: Pick<Bench, 'world'>) => b.world.db.read.select().from(inbox)
const events = (b: Pick<Bench, 'log'>, prefix: string) =>
  b.log.lines.filter((l) => l.event.startsWith(prefix)).map((l) => l.event)
const attempts = (b: Pick<Bench, 'feishu'>) => b.feishu.deliveries().map((d) => d.attempts.map((a) => a.status))

describe('一问一答都走长连接', () => {
  test('点对：弹窗随确认回来，台账照记', async () => {
    const b = await connectedBench()
    await b.at(morning)
    expect((await b.as(1).clicks(card(b), 'B')).toast).toEqual({ type: 'success', content: '答对了，已记下：B' })
    await b.settle()
    expect(read(groupCard(b))).toContain('已答 1/3')
    expect((await answers(b)).map((a) => [a.choice, a.way])).toEqual([['B', 'click']])
  })

  test('点单聊里的卡片：弹窗和换过的卡片一起回来', async () => {
    const b = await connectedBench({ bank: [aQuestion(1)] })
    await b.at(morning)
    await b.at('2026-03-02T20:17:00+08:00')
    const nudge = lastPrivate(b, 1)?.messageId ?? ''
    const result: ClickResult = await b.as(1).clicks(nudge, 'B')
    expect([result.toast?.type, result.cardChanged]).toEqual(['success', true])
  })

  test('打字：在群里、在单聊，各答各的', async () => {
    const b = await connectedBench()
    await b.at(morning)
    await b.as(1).says('bot', 'B')
    await b.as(2).says('oc_bench_group', '选A', { at: true })
    await b.settle()
    expect(read(lastPrivate(b, 1))).toContain('答对了')
    expect((await answers(b)).map((a) => a.choice).sort()).toEqual(['A', 'B'])
  })

  test('一封事件分成许多片，照样收下', async () => {
    const b = await connectedBench({ feishu: { lines: { fragmentBytes: 50 } } })
    await b.at(morning)
    expect((await b.as(1).clicks(card(b), 'B')).toast?.type).toBe('success')
    await b.as(2).says('bot', 'A')
    await b.settle()
    expect(await answers(b)).toHaveLength(2)
  })
})

describe('至少一次，只记一次', () => {
  test('推送重来、换了事件号重来，作答还是一次，信也只有一封', async () => {
    const b = await connectedBench()
    await b.at(morning)
    Object.assign(b.feishu.faults, { duplicateRate: 1, newEventIdRate: 1 })
    await b.as(1).says('bot', 'A')
    await b.settle()
    b.clockTo('2026-03-02T07:40:00+08:00')
    await b.settle()
    expect(attempts(b).flat().length).toBeGreaterThan(2)
    expect(await answers(b)).toHaveLength(1)
    expect(privately(b, 1)).toHaveLength(1)
  })

  test('存不下：确认 500，飞书 15 秒后再推，存一次', async () => {
    const b = await connectedBench({ expects: ['door.unavailable'] })
    const { gone } = await holdLock(b.database.file, 2_500)
    await b.as(1).says('bot', '帮助')
    expect(attempts(b)).toEqual([[500]])
    await gone
    b.clockTo('2026-03-02T07:20:15+08:00')
    await b.settle()
    expect(attempts(b)).toEqual([[500, 200]])
    expect((await kept(b)).map((k) => k.state)).toEqual(['done'])
  })

  test('不认识的事件：收下，记作不理会', async () => {
    const b = await connectedBench()
    await b.as(1).enters()
    await b.settle()
    expect((await kept(b)).map((k) => [k.type, k.state])).toEqual([
      ['im.chat.access_event.bot_p2p_chat_entered_v1', 'ignored'],
    ])
    expect(attempts(b)).toEqual([[200]])
  })
})

describe('不是给我们的', () => {
  const envelope = (change: Record<string, string>) => ({
    schema: '2.0',
    header: {
      ...{ event_id: 'e1', event_type: 'x.y_v1', create_time: '1772409600000' },
      ...{ token: 'bench token', app_id: 'cli_0123456789abcdef', tenant_key: 'tenant_bench', ...change },
    },
    event: {},
  })
  test.each<[string, string, Record<string, string>]>([
    ['本来就是给我们的', 'stored', {}],
    ['不带校验令牌', 'stored', { token: '' }],
    ['校验令牌不对', 'refused', { token: 'someone else' }],
    ['别的应用', 'refused', { app_id: 'cli_ffffffffffffffff' }],
    ['别的企业', 'refused', { tenant_key: 'tenant_other' }],
  ])('%s：%s', async (_, kind, change) => {
    const b = await studyBench()
    expect((await b.program.take(envelope({ event_id: 'e0' }))).kind).toBe('stored')
    expect((await b.program.take(envelope(change))).kind).toBe(kind)
    expect(await kept(b)).toHaveLength(kind === 'stored' ? 2 : 1)
  })
  test.each([undefined, null, 'text', { challenge: 'c', type: 'url_verification' }, { schema: '2.0' }])(
    '不是一封事件：%j',
    async (body) => {
      const b = await studyBench()
      expect((await b.program.take(body)).kind).toBe('refused')
      expect(await kept(b)).toEqual([])
    },
  )
})

describe('连接断了', () => {
  test('断开就重连，断开时说的话之后补上', async () => {
    const b = await connectedBench()
    b.feishu.lines()[0]?.cut()
    await until(() => b.feishu.lines().length === 0 || undefined, 'the break')
    await b.as(1).says('bot', '帮助')
    await b.stands()
    b.clockTo('2026-03-02T07:20:15+08:00')
    await b.settle()
    expect(attempts(b)).toEqual([['refused', 200]])
    expect(events(b, 'connection.')).toEqual(['connection.stands', 'connection.lost', 'connection.restored'])
    expect(read(lastPrivate(b, 1))).toContain('帮助')
  })

  test('半开：两头都不知道，看门狗发现，断开重连', async () => {
    const b = await connectedBench()
    b.feishu.lines()[0]?.deafen()
    await until(() => events(b, 'connection.restored')[0], 'a new connection')
    await b.as(1).says('bot', '帮助')
    await b.stands()
    // Said before the new connection had pinged, it comes a little later.
    b.clockTo('2026-03-02T07:20:15+08:00')
    await b.settle()
    expect(b.log.lines.filter((l) => l.event === 'connection.trouble').map((l) => l.fields.kind)).toContain('watchdog')
    expect(attempts(b).map((a) => a.at(-1))).toEqual([200])
  })

  test('飞书要的心跳比看门狗还勤：看门狗不会叫了，日志里说一声', async () => {
    const b = await connectedBench({ feishu: { lines: { pingSeconds: 0.1 } } })
    expect(b.log.lines.filter((l) => l.event === 'connection.trouble').map((l) => l.fields.kind)).toEqual([
      'watchdog-blind',
    ])
  })

  test('刚断不算不健康，久了才算；连上又好了', async () => {
    const b = await connectedBench()
    b.feishu.faults.silent = true
    b.feishu.lines()[0]?.cut()
    await until(() => !b.connection.state().connected || undefined, 'the break')
    expect(b.connection.state()).toEqual({ connected: false, health: { ok: true } })
    const sick = await until(() => {
      const { health } = b.connection.state()
      return health.ok ? undefined : health
    }, 'the verdict')
    expect(sick.reason).toBe('not connected')
    b.feishu.faults.silent = false
    await b.stands()
    expect(b.connection.state()).toEqual({ connected: true, health: { ok: true } })
  })

  test('飞书一时不给地址，过一会儿再问，不作罢', async () => {
    const b = await studyBench({ feishu: { transport: 'websocket' } })
    b.feishu.faults.next.push({ path: /endpoint/, code: 1, status: 200 }, { path: /endpoint/, code: 1000040350 })
    const line = await connect(b)
    expect(line.connection.state()).toEqual({ connected: false, health: { ok: false, reason: 'not connected' } })
    await line.stands()
    const refused = b.log.lines.filter((l) => l.event === 'connection.refused').map((l) => l.fields.code)
    expect(refused).toEqual([1, 1000040350])
  })

  test('密钥不对：一直连不上，日志里只有代码', async () => {
    const b = await studyBench({ feishu: { transport: 'websocket' } })
    const line = await connect(b, { secret: 'not the secret' })
    await until(() => events(b, 'connection.refused')[1], 'a second refusal')
    expect(line.connection.state().health.ok).toBe(false)
    expect(JSON.stringify(b.log.lines)).not.toContain('not the secret')
    expect(b.log.lines.find((l) => l.event === 'connection.refused')?.fields).toEqual({ code: 514 })
  })
})

test('停下：手上的都确认完才断开，断开后没人收了', async () => {
  const b = await connectedBench({}, { slowMs: 200 })
  const said = [1, 2, 3].map((n) => b.as(n).says('bot', '帮助'))
  await until(async () => (await kept(b)).length === 3 || undefined, 'the commit')
  await b.connection.stop()
  await Promise.all(said)
  expect(attempts(b)).toEqual([[200], [200], [200]])
  await until(() => b.feishu.lines().length === 0 || undefined, 'the end')
  await b.as(1).says('bot', '还在吗')
  expect(attempts(b).at(-1)).toEqual(['refused'])
})

test('停下时话还没说完：确认过的都在库里，没确认的一条也不在', { timeout: 15_000 }, async () => {
  const b = await connectedBench({}, { slowMs: 50 })
  let going = true
  const talking = async (n: number) => {
    while (going) {
      await b.as(n).says('bot', '帮助')
      await new Promise((done) => setTimeout(done, 1))
    }
  }
  const talks = [1, 2, 3].map(talking)
  await until(async () => (await kept(b))[0], 'the first push')
  await b.connection.stop()
  going = false
  await Promise.all(talks)
  const delivered = b.feishu.deliveries().filter((d) => d.state === 'delivered')
  expect(new Set((await kept(b)).map((k) => k.eventId))).toEqual(new Set(delivered.map((d) => d.eventId)))
})

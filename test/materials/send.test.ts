import { describe, expect, test, vi } from 'vitest'
import { texts } from '../../cards/materials/texts.ts'
import { pushSlots } from '../../src/domain/disturbance/schema.ts'
import { materialSendings } from '../../src/features/materials/schema.ts'
import { group } from '../bench.ts'
import { read } from '../study/stage.ts'
import { aMaterial, type Materials, materialsBench } from './stage.ts'

/** A question that was written with a material may be the question of the day by then. */
const inGroup = (s: Materials) =>
  s.feishu.messages(group).filter((m) => m.sender === 'bot' && m.content.includes('materials.read'))
const changes = (change: Record<string, string> = {}) => ({
  ...aMaterial(),
  ...{ check: 'keep', changes: '第三条补了先护再进', renew: 'yes', once: '1/change-1' },
  ...change,
})

describe('发出去', () => {
  test('发到群：表单点两次只发一次', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.sendsTo(id)
    await s.sendsTo(id)
    expect(inGroup(s)).toHaveLength(1)
    expect(await s.world.db.read.$count(materialSendings)).toBe(1)
  })

  test('时钟在走：“现在发”就是现在发，不会说“已安排”', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    const { now } = s.world.clock
    let glances = 0
    vi.spyOn(s.world.clock, 'now').mockImplementation(() => new Date(now().getTime() + glances++))
    const page = await s.sendsTo(id)
    expect(page.words).toContain('已发出')
    expect(inGroup(s)).toHaveLength(1)
  })

  test('发给一个班组：只有这个班组的人私下收到，走打扰预算；群里没有', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    const page = await s.opens(1, `/materials/${id}`)
    const team = /<option value="([^"]+)"[^>]*>\s*采煤二班/.exec(page.html)?.[1] ?? ''
    await s.sendsTo(id, { audience: 'team', team })
    expect(s.mine(5)).toHaveLength(1)
    expect(s.reads(5)).toContain('敲帮问顶怎么做')
    expect([...s.mine(2), ...s.mine(3)]).toEqual([])
    expect(inGroup(s)).toEqual([])
    expect(await s.world.db.read.$count(pushSlots)).toBe(1)
    await s.taps(5, s.last(5).messageId, texts.read)
    expect(read(s.last(5))).toContain('二、从外往里敲。')
    expect(s.mine(5)).toHaveLength(1)
  })

  test('发给一个岗位、一种角色：只有他们收到', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.sendsTo(id, { audience: 'post', post: '电工', once: 'to-post' })
    await s.sendsTo(id, { audience: 'role', role: 'team-leader', once: 'to-role' })
    expect([1, 2, 3, 4, 5, 6, 7].filter((n) => s.mine(n).length > 0)).toEqual([4, 7])
  })

  test('同一版发两回，一个人只收到一次；没选班组、别的支部的班组都不行', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.sendsTo(id, { audience: 'post', post: '电工', once: 'one' })
    await s.sendsTo(id, { audience: 'post', post: '电工', once: 'two' })
    expect(s.mine(7)).toHaveLength(1)
    expect((await s.sendsTo(id, { audience: 'team', once: 'three' })).words).toContain('请选择发给哪个')
    expect((await s.sendsTo(id, { audience: 'team', team: 'nowhere', once: 'four' })).words).toContain('请选择发给哪个')
    expect((await s.sendsTo(id, { remind: '99', once: 'five' })).words).toContain('0 到 30')
    expect((await s.sendsTo(id, { when: 'someday', once: 'six' })).words).toContain('什么时候')
  })

  test('定时发：不到点不发，到点发一次；取消了就不发', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    expect((await s.sendsTo(id, { when: '2026-03-02T14:00' })).words).toContain('到时候自动发')
    await s.sendsTo(id, { when: '2026-03-02T16:00', once: 'later' })
    const sendings = await s.world.db.read.select().from(materialSendings)
    const late = sendings.find((x) => x.once === 'later')
    await s.sends(1, `/materials/${id}/cancel`, { sending: late?.id ?? '' })
    await s.at('2026-03-02T13:54:00+08:00')
    expect(inGroup(s)).toEqual([])
    await s.at('2026-03-02T14:04:00+08:00')
    await s.at('2026-03-02T14:14:00+08:00')
    await s.at('2026-03-02T16:14:00+08:00')
    expect(inGroup(s)).toHaveLength(1)
  })

  test('等着发的时候停用了：不发', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.sendsTo(id, { when: '2026-03-02T14:00' })
    await s.sends(1, `/materials/${id}/retire`)
    await s.at('2026-03-02T14:04:00+08:00')
    expect(inGroup(s)).toEqual([])
  })

  test('没学的人三天后提醒一次，学懂的不提醒；以后不再提', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.sendsTo(id, { audience: 'branch', remind: '3' })
    await s.taps(2, s.groupCard().messageId, texts.check)
    await s.taps(2, s.last(2).messageId, 'B')
    const before = s.mine(2).length
    await s.at('2026-03-05T10:04:00+08:00')
    expect(s.mine(2)).toHaveLength(before)
    expect(s.mine(3)).toHaveLength(1)
    expect(s.reads(3)).toContain(texts.sent.reminded)
    await s.at('2026-03-06T10:04:00+08:00')
    await s.at('2026-03-08T10:04:00+08:00')
    expect(s.mine(3)).toHaveLength(1)
    expect(inGroup(s)).toHaveLength(1)
  })
})

describe('新的一版', () => {
  test('学过旧版的人私下请看一眼，只一次；没学过的不打扰；群里的卡片换成新版；旧版的学懂还在', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.sendsTo(id)
    await s.taps(2, s.groupCard().messageId, texts.check)
    await s.taps(2, s.last(2).messageId, 'B')
    const before = s.mine(2).length
    const saved = await s.sends(1, `/materials/${id}/change/save`, changes({ title: '敲帮问顶怎么做（新）' }))
    expect(saved.words).toContain('已发布')
    await s.sends(1, `/materials/${id}/change/save`, changes({ title: '敲帮问顶怎么做（新）' }))
    expect((await s.material(id))?.version).toBe(2)
    expect(read(s.groupCard())).toContain('第三条补了先护再进')
    await s.at('2026-03-02T10:14:00+08:00')
    await s.at('2026-03-02T10:24:00+08:00')
    expect(s.mine(2)).toHaveLength(before + 1)
    expect(s.reads(2)).toContain(texts.sent.renewed)
    expect(s.mine(3)).toEqual([])
    await s.taps(2, s.last(2).messageId, texts.check)
    await s.taps(2, s.last(2).messageId, 'B')
    expect(await s.ledger(2)).toEqual([
      `material/${id}/1 learned`,
      `material/${id}/1 understood`,
      `material/${id}/2 learned`,
      `material/${id}/2 understood`,
    ])
    const page = await s.opens(2, `/materials/${id}`)
    expect(page.words).toContain('历次版本')
    expect((await s.opens(2, `/materials/${id}/versions/1`)).words).toContain('第 1 版，已经不用了')
  })

  test('旧版的题还开着就出了新版：旧题到此为止', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.sendsTo(id)
    await s.taps(2, s.groupCard().messageId, texts.check)
    const question = s.last(2)
    await s.sends(1, `/materials/${id}/change/save`, changes())
    await s.taps(2, question.messageId, 'B')
    expect(await s.ledger(2)).toEqual([])
  })

  test('两个人改同一版：后一个被告知，什么也没改', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.sends(1, `/materials/${id}/change/save`, changes({ once: '1/a' }))
    const second = await s.sends(6, `/materials/${id}/change/save`, changes({ once: '1/b', title: '别的标题' }))
    expect(second.words).toContain('刚刚有人改过')
    expect((await s.material(id))?.version).toBe(2)
    expect((await s.opens(2, `/materials/${id}`)).words).not.toContain('别的标题')
  })

  test('不勾“请他们看一眼”：谁也不打扰；改了什么不写不行', async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.opens(2, `/materials/${id}`)
    const without = changes({ changes: '' })
    expect((await s.sends(1, `/materials/${id}/change/save`, without)).status).toBe(422)
    await s.sends(1, `/materials/${id}/change/save`, changes({ renew: 'no' }))
    await s.at('2026-03-02T10:14:00+08:00')
    expect(s.mine(2)).toEqual([])
  })
})

describe('学了多少', () => {
  const sent = async () => {
    const s = await materialsBench()
    const id = await s.writes()
    await s.sendsTo(id)
    await s.taps(2, s.groupCard().messageId, texts.check)
    await s.taps(2, s.last(2).messageId, 'B')
    return { s, id }
  }
  test('书记看得到全支部的数和名单；班组长只看得到自己班组的；工友什么都看不到', async () => {
    const { s, id } = await sent()
    expect((await s.opens(1, `/materials/${id}`)).words).toContain('应学 7 人，看过 2 人，学懂 1 人')
    const all = await s.opens(1, `/materials/${id}/waiting`)
    expect(all.words).toContain('职工0005')
    expect(all.words).not.toContain('职工0002')
    const own = await s.opens(4, `/materials/${id}/waiting`)
    expect(own.words).toContain('职工0003')
    expect(own.words).not.toContain('职工0005')
    expect((await s.opens(4, `/materials/${id}`)).words).toContain('应学 6 人')
    expect((await s.opens(2, `/materials/${id}/waiting`)).status).toBe(404)
    expect((await s.opens(2, `/materials/${id}`)).words).not.toContain('应学')
  })
  test('题停用了：看过就算学了，不再留在名单上', async () => {
    const s = await materialsBench()
    const id = await s.writes({ check: 'none' })
    await s.sendsTo(id, { audience: 'post', post: '电工' })
    expect((await s.opens(1, `/materials/${id}/waiting`)).words).toContain('职工0007')
    await s.taps(7, s.last(7).messageId, texts.read)
    expect((await s.opens(1, `/materials/${id}/waiting`)).words).toContain('都学了')
  })
})

import { eq, like } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { AccountId } from '../../src/core/ids.ts'
import { syncFindings } from '../../src/domain/directory/schema.ts'
import { pushes } from '../../src/domain/disturbance/schema.ts'
import { members } from '../../src/domain/people/schema.ts'
import { bench, benchApp, group, person } from '../bench.ts'

/** 1 管理员，2 职工，3 职工，4 没有飞书账号。群里另有一个外来的人。 */
const town = () =>
  bench('2026-03-03T05:50:00+08:00', {
    people: [person(1, { roles: ['administrator'] }), person(2), person(3), person(4, { account: null })],
    policy: { adminChat: group },
  })
type Bench = Awaited<ReturnType<typeof town>>

const openKinds = async ({ world }: Bench) => {
  const rows = await world.db.read.select().from(syncFindings).where(eq(syncFindings.state, 'open'))
  return rows.map((r) => r.kind).sort()
}
/** The lists that somebody got; other things come to administrators too. */
const cards = (b: Bench, n: number) =>
  b
    .as(n)
    .sees('bot')
    .filter((m) => m.content.includes('花名册和飞书对不上'))
const heard = (b: Bench, n: number) =>
  b
    .as(n)
    .sees('bot')
    .map((m) => m.content)
    .join('\n')
const last = (b: Bench, n: number) => {
  const card = cards(b, n).at(-1)
  if (!card) throw new Error('nothing came')
  return card
}
/** It is compared before anybody is up; the list comes when they may be written to. */
const morning = async (b: Bench, day: string) => {
  await b.at(`2026-03-${day}T05:53:00+08:00`)
  await b.at(`2026-03-${day}T07:05:00+08:00`)
  await b.at(`2026-03-${day}T12:00:00+08:00`)
}
const noon = (b: Bench) => b.at('2026-03-03T12:00:00+08:00')
const nameOf = async ({ world }: Bench, staffNo: string) => {
  const [row] = await world.db.read.select().from(members).where(eq(members.staffNo, staffNo))
  return row
}

describe('每天清早对一遍', () => {
  test('对不上的记下来，给管理员一张单子；花名册没有动；再跑一次不多一张', async () => {
    const b = await town()
    await b.feishu.removeMember(group, 'ou_0002')
    b.feishu.setUser('ou_0003', { name: '改过的名' })
    await morning(b, '03')
    expect(await openKinds(b)).toEqual(['name-differs', 'not-in-group', 'stranger-in-group'])
    expect(last(b, 1).content).toContain('职工0003（0003）→ 改过的名')
    expect(last(b, 1).content).toContain('外来的人')
    expect((await nameOf(b, '0003'))?.name).toBe('职工0003')
    expect(cards(b, 2)).toEqual([])
    await morning(b, '04')
    expect(cards(b, 1)).toHaveLength(1)
  })
  test('没人处理的，星期一再拿出来一次', async () => {
    const b = await town()
    await morning(b, '03')
    for (const day of ['04', '05', '06', '07', '08']) await morning(b, day)
    expect(cards(b, 1)).toHaveLength(1)
    await morning(b, '09')
    expect(cards(b, 1)).toHaveLength(2)
  })
  test('自己对上了的，单子上也就没了；又对不上，再提', async () => {
    const b = await town()
    await morning(b, '03')
    await b.feishu.removeMember(group, 'ou_stranger')
    await b.settle()
    expect(await openKinds(b)).toEqual([])
    await b.feishu.addMember(group, 'ou_stranger')
    await b.settle()
    expect(await openKinds(b)).toEqual(['stranger-in-group'])
  })
  test('没有通讯录权限，就只对群成员，并且说清楚', async () => {
    const scopes = ['im:message', 'im:message:send_as_bot', 'im:chat:readonly', 'im:chat.members:read']
    const b = await bench('2026-03-03T05:50:00+08:00', {
      people: [person(1, { roles: ['administrator'] })],
      feishu: { app: { ...benchApp, scopes } },
    })
    await morning(b, '03')
    expect(await openKinds(b)).toEqual(['stranger-in-group'])
    expect(last(b, 1).content).toContain('飞书没有给看全部通讯录')
  })
})

describe('采纳和忽略', () => {
  test('采纳改名：点了才改，卡片跟着变，两个管理员的都变', async () => {
    const b = await bench('2026-03-03T05:50:00+08:00', {
      people: [person(1, { roles: ['administrator'] }), person(2, { roles: ['administrator'] }), person(3)],
    })
    b.feishu.setUser('ou_0003', { name: '改过的名' })
    await b.feishu.removeMember(group, 'ou_stranger')
    await morning(b, '03')
    const { toast } = await b.as(1).clicks(last(b, 1).messageId, '采纳')
    expect(toast?.content).toBe('已采纳 1 处')
    await b.settle()
    expect((await nameOf(b, '0003'))?.name).toBe('改过的名')
    expect(last(b, 2).content).toContain('已采纳 1 处')
    expect(last(b, 2).content).not.toContain('"采纳"')
    await morning(b, '04')
    expect(await openKinds(b)).toEqual([])
  })
  test('两个人同时点，一个采纳一个忽略，只有一个算数', async () => {
    const b = await bench('2026-03-03T05:50:00+08:00', {
      people: [person(1, { roles: ['administrator'] }), person(2, { roles: ['administrator'] }), person(3)],
    })
    b.feishu.setUser('ou_0003', { name: '改过的名' })
    await b.feishu.removeMember(group, 'ou_stranger')
    await morning(b, '03')
    const said = await Promise.all([
      b.as(1).clicks(last(b, 1).messageId, '采纳'),
      b.as(2).clicks(last(b, 2).messageId, '忽略'),
    ])
    expect(said.map((s) => s.toast?.type).sort()).toEqual(['success', 'warning'])
    const [finding] = await b.world.db.read.select().from(syncFindings).where(eq(syncFindings.kind, 'name-differs'))
    const renamed = (await nameOf(b, '0003'))?.name === '改过的名'
    expect(finding?.state).toBe(renamed ? 'applied' : 'dismissed')
  })
  test('忽略了就不再提，变了才再提', async () => {
    const b = await town()
    b.feishu.setUser('ou_0003', { name: '改过的名' })
    await b.feishu.removeMember(group, 'ou_stranger')
    await morning(b, '03')
    await b.as(1).clicks(last(b, 1).messageId, '忽略')
    await morning(b, '09')
    expect(cards(b, 1)).toHaveLength(1)
    b.feishu.setUser('ou_0003', { name: '又改的名' })
    await morning(b, '10')
    expect(cards(b, 1)).toHaveLength(2)
    expect(last(b, 1).content).toContain('又改的名')
  })
  test('采纳绑账号：没有账号的人，群里有个同名的', async () => {
    const b = await town()
    b.feishu.addUser({ openId: 'ou_new', name: '职工0004' })
    await b.feishu.addMember(group, 'ou_new')
    await b.feishu.removeMember(group, 'ou_stranger')
    await morning(b, '03')
    await b.as(1).clicks(last(b, 1).messageId, '采纳')
    expect((await nameOf(b, '0004'))?.account).toBe('ou_new' as AccountId)
  })
  test('单子出来以后变了的，旧单子点不动', async () => {
    const b = await town()
    b.feishu.setUser('ou_0003', { name: '改过的名' })
    await b.feishu.removeMember(group, 'ou_stranger')
    await morning(b, '03')
    await b.feishu.changes('ou_0003', { name: '又改的名' })
    await b.settle()
    const { toast } = await b.as(1).clicks(last(b, 1).messageId, '采纳')
    expect(toast).toMatchObject({ type: 'warning', content: '这张单子已经更新，请看最新的一张' })
    expect((await nameOf(b, '0003'))?.name).toBe('职工0003')
  })
  test('不是管理员，转到手里的卡片也点不动', async () => {
    const b = await town()
    await morning(b, '03')
    b.feishu.setChat(b.feishu.p2p('ou_0001').chatId, { members: ['ou_0001', 'ou_0002'] })
    const { toast } = await b.feishu.as('ou_0002').clicks(last(b, 1).messageId, '忽略')
    expect(toast?.content).toBe('没有找到，或者不在你的权限里')
  })
})

describe('飞书说有人走了', () => {
  test('离职事件一到，权限当场停：下一秒点题就不算了', async () => {
    const b = await town()
    await b.feishu.changes('ou_0002', { state: 'resigned' })
    b.clockTo('2026-03-03T05:50:01+08:00')
    await b.settle()
    const row = await nameOf(b, '0002')
    expect(row?.leftAt?.getTime()).toBeLessThanOrEqual(new Date('2026-03-03T05:51:00+08:00').getTime())
    await noon(b)
    expect(heard(b, 1)).toContain('职工0002（0002）从 3 月 3 日起离职')
  })
  test('同一个离职事件来两次，只离一次', async () => {
    const b = await town()
    b.feishu.faults.duplicateRate = 1
    await b.feishu.changes('ou_0002', { state: 'resigned' })
    await noon(b)
    expect(heard(b, 1).split('起离职')).toHaveLength(2)
  })
  test('只是看不见了，不是离职：记一处差异，人还在', async () => {
    const b = await town()
    await b.feishu.changes('ou_0002', { state: 'out-of-range' })
    await b.settle()
    expect(await openKinds(b)).toEqual(['out-of-range'])
    expect((await nameOf(b, '0002'))?.leftAt).toBeNull()
    await b.feishu.changes('ou_0002', { state: 'active' })
    await b.settle()
    expect(await openKinds(b)).toEqual([])
  })
  test('离职的人又入职：提出来，采纳了才回来', async () => {
    const b = await town()
    await b.feishu.changes('ou_0002', { state: 'resigned' })
    await b.settle()
    await b.feishu.changes('ou_0002', { state: 'active' })
    await b.settle()
    expect(await openKinds(b)).toEqual(['returned'])
    await b.feishu.removeMember(group, 'ou_stranger')
    await morning(b, '03')
    expect((await nameOf(b, '0002'))?.leftAt).not.toBeNull()
    await b.as(1).clicks(last(b, 1).messageId, '采纳')
    await b.settle()
    expect((await nameOf(b, '0002'))?.leftAt).toBeNull()
    const told = await b.world.db.read.select().from(pushes).where(like(pushes.key, 'people/returned/%'))
    expect(told.map((t) => t.line)).toEqual([expect.stringContaining('原来的角色和包保不会自动恢复')])
    await b.at('2026-03-04T05:53:00+08:00')
    expect(await openKinds(b)).toEqual(['not-in-group'])
  })
  test('机器人被移出群，马上告诉管理员；拉回来就好了', async () => {
    const b = await town()
    await b.feishu.removeMember(group, 'bot')
    await noon(b)
    expect(heard(b, 1)).toContain('请把我重新拉进群')
    expect(await openKinds(b)).toEqual(['bot-out'])
    await b.feishu.addMember(group, 'bot')
    await b.settle()
    expect(await openKinds(b)).toEqual([])
  })
})

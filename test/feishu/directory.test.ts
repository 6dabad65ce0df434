import { describe, expect, test } from 'vitest'
import type { AccountId, ChatId, DepartmentId } from '../../src/core/ids.ts'
import { feishuClient } from '../../src/platform/feishu/client.ts'
import { unseal } from '../../src/sandbox/feishu/envelope.ts'
import { createFeishu } from '../../src/sandbox/feishu/index.ts'
import type { FeishuOptions } from '../../src/sandbox/feishu/types.ts'
import { rememberingLog } from '../support/world.ts'
import { app } from './rig.ts'

/** A company with two departments, one inside the other, and our own client in front of it. */
const town = (options: Partial<FeishuOptions> = {}) => {
  const clock = { now: () => new Date('2026-03-02T09:00:00+08:00') }
  const heard: { type: string; event: Record<string, unknown> }[] = []
  const feishu = createFeishu({ app, clock, ...options })
  feishu.connect(async (request) => {
    const { encrypt } = (await request.json()) as { encrypt: string }
    const { header, event } = JSON.parse(unseal(app.encryptKey, encrypt))
    heard.push({ type: header.event_type, event })
    return new Response('{}')
  })
  const mine = feishu.addDepartment({ id: 'od-mine', name: '综采一队党支部' })
  const crew = feishu.addDepartment({ id: 'od-crew', name: '采煤一班', parent: mine.id })
  feishu.addUser({ openId: 'ou_li', name: '李示例', mobile: '13800000001', employeeNo: '0001', departments: [crew.id] })
  feishu.addUser({ openId: 'ou_wang', name: '王示例', mobile: '13800000002', departments: [mine.id] })
  const { chatId } = feishu.addChat({ name: '综采一队党支部', members: ['ou_li', 'ou_wang'] })
  const fetch = feishu.fetch as typeof globalThis.fetch
  const client = feishuClient({ ...app, baseUrl: 'https://open.feishu.cn', fetch, clock, log: rememberingLog() })
  return { feishu, client, heard, chatId: chatId as ChatId }
}

describe('通讯录和群成员，经过真的客户端', () => {
  test('群里的人带着名字，超过一页也一个不少', async () => {
    const { feishu, client } = town()
    const members = Array.from({ length: 230 }, (_, i) => feishu.addUser({ name: `职工${i}` }).openId)
    const { chatId } = feishu.addChat({ name: '大群', members })
    const found = await client.membersOf(chatId as ChatId)
    expect(found.map((m) => m.account)).toEqual(members)
    expect(found[229]?.name).toBe('职工229')
  })
  test('五十人一批地问；看不见的人不在里面，手机号不出来', async () => {
    const { feishu, client } = town()
    const many = Array.from({ length: 60 }, (_, i) => feishu.addUser({ name: `职工${i}` }).openId)
    feishu.setUser('ou_wang', { state: 'out-of-range' })
    const found = await client.people(['ou_li', 'ou_wang', ...many] as AccountId[])
    expect(found.size).toBe(61)
    expect(found.get('ou_li' as AccountId)).toEqual({
      ...{ account: 'ou_li', name: '李示例', staffNo: '0001', standing: 'there', departments: ['od-crew'] },
    })
    await feishu.changes('ou_li', { state: 'resigned' })
    expect((await client.people(['ou_li' as AccountId])).get('ou_li' as AccountId)?.standing).toBe('gone')
  })
  test('部门是一棵树，人在自己的部门里', async () => {
    const { client } = town()
    expect(await client.departments()).toEqual([
      { id: 'od-mine', parent: '0', name: '综采一队党支部' },
      { id: 'od-crew', parent: 'od-mine', name: '采煤一班' },
    ])
    const inCrew = await client.peopleIn('od-crew' as DepartmentId)
    expect(inCrew.map((p) => p.account)).toEqual(['ou_li'])
  })
  test('没有授权的字段就不带，状态是“没说”', async () => {
    const { client } = town({ app: { ...app, scopes: ['contact:contact.base:readonly'] } })
    const found = await client.people(['ou_li' as AccountId])
    expect(found.get('ou_li' as AccountId)).toEqual({ account: 'ou_li', standing: 'untold', departments: [] })
  })
})

describe('人和部门有变化，机器人会听到', () => {
  test('入职、改名、离职、看不见、又看得见', async () => {
    const { feishu, heard } = town()
    const { openId } = await feishu.joins({ name: '赵示例' })
    await feishu.changes(openId, { name: '赵新名' })
    await feishu.changes(openId, { state: 'out-of-range' })
    await feishu.changes(openId, { state: 'active' })
    await feishu.changes(openId, { state: 'resigned' })
    expect(heard.map((h) => h.type)).toEqual([
      'contact.user.created_v3',
      'contact.user.updated_v3',
      'contact.scope.updated_v3',
      'contact.scope.updated_v3',
      'contact.user.deleted_v3',
    ])
    expect(heard[1]?.event).toMatchObject({ object: { name: '赵新名' }, old_object: { name: '赵示例' } })
    expect(heard[2]?.event).toMatchObject({ removed: { users: [{ open_id: openId }] } })
    expect(heard[4]?.event).toMatchObject({ object: { open_id: openId, status: { is_resigned: true } } })
  })
  test('离职的人不在任何群里了；撤回邀请是另一种事件', async () => {
    const { feishu, heard, chatId } = town()
    await feishu.changes('ou_li', { state: 'resigned' })
    expect(feishu.chats().find((c) => c.chatId === chatId)?.members).toEqual(['ou_wang'])
    await feishu.withdrawMember(chatId, 'ou_wang')
    expect(heard.map((h) => h.type)).toEqual(['contact.user.deleted_v3', 'im.chat.member.user.withdrawn_v1'])
  })
  test('部门的新设、改名和撤销；撤销后人归上一级', async () => {
    const { feishu, heard } = town()
    await feishu.changesDepartment('od-new', { name: '掘进一班', parent: 'od-mine' })
    await feishu.changesDepartment('od-crew', { name: '采煤二班' })
    await feishu.changesDepartment('od-crew', null)
    expect(heard.map((h) => h.type)).toEqual([
      'contact.department.created_v3',
      'contact.department.updated_v3',
      'contact.department.deleted_v3',
    ])
    expect(feishu.users().find((u) => u.openId === 'ou_li')?.departments).toEqual(['od-mine'])
  })
  test('没有通讯录权限就一个事件也没有', async () => {
    const { feishu, heard } = town({ app: { ...app, scopes: ['im:chat:readonly'] } })
    await feishu.changes('ou_li', { state: 'resigned' })
    expect(heard).toEqual([])
  })
})

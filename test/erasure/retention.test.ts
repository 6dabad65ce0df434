import { eq, like, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { features } from '../../src/app/features.ts'
import type { MemberId } from '../../src/core/ids.ts'
import { pushes } from '../../src/domain/disturbance/schema.ts'
import { eraseDue } from '../../src/domain/erasure/due.ts'
import { erase } from '../../src/domain/erasure/erase.ts'
import { comeBack } from '../../src/domain/leaving/come-back.ts'
import { holdErasure } from '../../src/domain/leaving/hold.ts'
import { leave } from '../../src/domain/leaving/leave.ts'
import { erasures } from '../../src/domain/leaving/schema.ts'
import { members } from '../../src/domain/people/schema.ts'
import { forgettingOf } from '../../src/features/admin/retention.ts'
import { clicks, inbox } from '../../src/platform/inbox/schema.ts'
import { letters } from '../../src/platform/outbox/schema.ts'
import { bench, person } from '../bench.ts'

/** 1 管理员，2 要走的人。三十天就到期，好数。 */
const town = async () => {
  const b = await bench('2026-03-02T12:00:00+08:00', {
    people: [person(1, { roles: ['administrator'] }), person(2), person(3)],
    policy: { leaverRetentionDays: '30' },
  })
  await b.feishu.removeMember('oc_bench_group', 'ou_stranger')
  return b
}
type Bench = Awaited<ReturnType<typeof town>>
const idOf = async ({ world }: Bench, staffNo: string): Promise<MemberId> => {
  const [row] = await world.db.read.select({ id: members.id }).from(members).where(eq(members.staffNo, staffNo))
  if (!row) throw new Error(staffNo)
  return row.id
}
const goes = async (b: Bench, staffNo = '0002') => {
  const memberId = await idOf(b, staffNo)
  const at = b.world.clock.now()
  await leave(b.world, { memberId, at, because: 'operator', by: 'operator', cause: `c/${memberId}` })
  await b.settle()
  return memberId
}
const stateOf = async ({ world }: Bench) => (await world.db.read.select().from(erasures)).map((e) => e.state)
/** That night's work alone: months of everything else would only take time. */
const night = async (b: Bench, instant: string) => {
  b.clockTo(instant)
  await eraseDue(b.world, forgettingOf(features), b.world.clock.now())
}
/** What the administrators were told of a coming deletion, whether it has reached them or waits for the morning. */
const told = async ({ world }: Bench) => {
  const rows = await world.db.read.select().from(pushes).where(like(pushes.key, 'people/erasing/%'))
  return rows.map((r) => r.line)
}

describe('到期删除', () => {
  test('提前七天告诉管理员一次，到了那天夜里才删，审计里一人一行', async () => {
    const b = await town()
    const id = await goes(b)
    await b.at('2026-03-23T03:20:00+08:00')
    expect(await told(b)).toEqual([])
    await b.at('2026-03-26T03:20:00+08:00')
    await b.at('2026-03-27T03:20:00+08:00')
    expect(await told(b)).toHaveLength(1)
    await b.at('2026-04-01T03:20:00+08:00')
    expect(await stateOf(b)).toEqual(['planned'])
    await b.at('2026-04-02T03:20:00+08:00')
    expect(await stateOf(b)).toEqual(['done'])
    const lines = await b.world.db.read.all(sql`select object from audit_lines where action = 'people.erased'`)
    expect(lines).toEqual([{ object: id }])
  })
  test('停了三个月机再开：也要先告诉，七天后才删', async () => {
    const b = await town()
    await goes(b)
    await night(b, '2026-07-01T03:20:00+08:00')
    expect(await stateOf(b)).toEqual(['planned'])
    expect((await told(b))[0]).toContain('7 月 8 日')
    await night(b, '2026-07-07T03:20:00+08:00')
    expect(await stateOf(b)).toEqual(['planned'])
    await night(b, '2026-07-08T03:20:00+08:00')
    expect(await stateOf(b)).toEqual(['done'])
  })
  test('有争议就保全：不删；解除以后重新提前七天告诉', async () => {
    const b = await town()
    const memberId = await goes(b)
    await night(b, '2026-03-26T03:20:00+08:00')
    expect(await told(b)).toHaveLength(1)
    expect(await holdErasure(b.world, { memberId, by: 'operator', hold: true })).toBe(true)
    expect(await holdErasure(b.world, { memberId, by: 'operator', hold: true })).toBe(false)
    await night(b, '2026-05-01T03:20:00+08:00')
    expect(await stateOf(b)).toEqual(['planned'])
    expect((await erase(b.world, [], { memberId, by: 'operator' })).kind).toBe('held')
    await holdErasure(b.world, { memberId, by: 'operator', hold: false })
    await night(b, '2026-05-02T03:20:00+08:00')
    expect(await told(b)).toHaveLength(2)
    await night(b, '2026-05-09T03:20:00+08:00')
    expect(await stateOf(b)).toEqual(['done'])
    const acts = await b.world.db.read.all<{ action: string }>(
      sql`select action from audit_lines where action like 'people.%' order by seq`,
    )
    expect(acts.map((a) => a.action)).toEqual([
      ...['people.imported', 'people.left', 'people.held', 'people.released', 'people.erased'],
    ])
  })
  test('删除前一天回来的人，不删', async () => {
    const b = await town()
    const memberId = await goes(b)
    await night(b, '2026-03-26T03:20:00+08:00')
    await comeBack(b.world, { memberId, by: 'operator' })
    await night(b, '2026-04-02T03:20:00+08:00')
    expect(await stateOf(b)).toEqual(['withdrawn'])
    expect((await erase(b.world, [], { memberId, by: 'operator' })).kind).toBe('still-here')
  })
  test('同时删和回来，只有一个成，不会半个人', async () => {
    const b = await town()
    const memberId = await goes(b)
    const [erased, back] = await Promise.all([
      erase(b.world, forgettingOf(features), { memberId, by: 'operator' }),
      comeBack(b.world, { memberId, by: 'operator' }),
    ])
    const [row] = await b.world.db.read.select().from(members).where(eq(members.id, memberId))
    expect([erased.kind === 'erased', back.kind === 'back'].filter(Boolean)).toHaveLength(1)
    expect(row?.name === '').toBe(erased.kind === 'erased')
    expect(row?.leftAt === null).toBe(back.kind === 'back')
  })
})

describe('过期清空', () => {
  test('三十天前的来往只剩壳：正文没有了，台账和“收到过”还在；没处理完的不动', async () => {
    const b = await town()
    await b.as(3).says('bot', '这句话一个月后就没有了')
    await b.settle()
    const { db } = b.world
    await db.commit((to) => [
      to
        .insert(clicks)
        .values({ eventId: 'e1', action: 'a.b', account: 'ou_0003', reply: '{}', at: b.world.clock.now() }),
    ])
    await b.at('2026-03-30T03:20:00+08:00')
    expect(await db.read.$count(inbox, sql`body like '%这句话%'`)).toBe(1)
    expect(await db.read.$count(clicks)).toBe(1)
    await b.at('2026-04-02T03:20:00+08:00')
    expect(await db.read.$count(inbox, sql`body like '%这句话%'`)).toBe(0)
    expect(await db.read.$count(inbox, sql`subject is not null`)).toBe(1)
    expect(await db.read.$count(clicks)).toBe(0)
    const old = sql`written_at < ${new Date('2026-03-03T03:20:00+08:00').getTime()} and content <> ''`
    expect(await db.read.$count(letters, old)).toBe(0)
    expect(await db.read.$count(letters, sql`state = 'sent'`)).toBeGreaterThan(0)
  })
  test('别人发丢的信，不会因为有人离职就不能再发', async () => {
    const b = await town()
    await b.as(3).says('bot', '帮助')
    await b.settle()
    const { db } = b.world
    await db.commit((to) => [to.update(letters).set({ state: 'lost' }).where(eq(letters.recipient, 'ou_0003'))])
    const memberId = await goes(b)
    await erase(b.world, forgettingOf(features), { memberId, by: 'operator' })
    expect(await db.read.$count(letters, sql`state = 'lost' and content <> ''`)).toBe(1)
  })
})

import { eq, isNull } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import type { AccountId, MemberId } from '../../src/core/ids.ts'
import { actorByAccount } from '../../src/domain/access/actor.ts'
import { sealBooks, verifyBooks } from '../../src/domain/chain/seal.ts'
import { comeBack } from '../../src/domain/leaving/come-back.ts'
import { leave } from '../../src/domain/leaving/leave.ts'
import { erasures } from '../../src/domain/leaving/schema.ts'
import { mentorships } from '../../src/domain/mentorships/schema.ts'
import { members, postings, roleGrants } from '../../src/domain/people/schema.ts'
import { bench, person } from '../bench.ts'

/** 1 管理员，2 是 3 的包保人也是安全员，3 职工。 */
const crew = () =>
  bench('2026-03-02T08:00:00+08:00', {
    people: [
      person(1, { roles: ['administrator'] }),
      person(2, { roles: ['safety-officer'], partyMember: true }),
      person(3, { mentorStaffNo: '0002' }),
    ],
  })
type Bench = Awaited<ReturnType<typeof crew>>
const idOf = async ({ world }: Bench, staffNo: string): Promise<MemberId> => {
  const [row] = await world.db.read.select({ id: members.id }).from(members).where(eq(members.staffNo, staffNo))
  if (!row) throw new Error(staffNo)
  return row.id
}
const leaving = async (b: Bench, staffNo: string, cause = 'c1') =>
  leave(b.world, {
    ...{ memberId: await idOf(b, staffNo), at: b.world.clock.now(), because: 'operator', by: 'operator', cause },
  })
const wordsOf = (b: Bench, n: number) =>
  b
    .as(n)
    .sees('bot')
    .map((m) => m.content)
    .join('\n')

describe('离职', () => {
  test('一次提交里：权限、岗位、包保都停了，删除的日子定下了，管理员知道还要管什么', async () => {
    const b = await crew()
    expect(await leaving(b, '0002')).toMatchObject({ kind: 'left', dueAt: new Date('2026-08-29T00:00:00Z') })
    await b.settle()
    const { db } = b.world
    expect(await actorByAccount(db, 'ou_0002' as AccountId)).toBeUndefined()
    const id = await idOf(b, '0002')
    for (const table of [postings, roleGrants])
      expect(await db.read.$count(table, isNull(table.until))).toBe(table === postings ? 2 : 1)
    expect(await db.read.$count(mentorships, isNull(mentorships.until))).toBe(0)
    expect(await db.read.select().from(erasures)).toMatchObject([
      { memberId: id, state: 'planned', because: 'operator' },
    ])
    expect(wordsOf(b, 1)).toContain('职工0002（0002）从 3 月 2 日起离职')
    expect(wordsOf(b, 1)).toContain('还有 1 名职工没有包保人了')
    expect(wordsOf(b, 1)).toContain('空出 1 个角色')
    expect(wordsOf(b, 3)).toBe('')
  })
  test('同时登记两次只算一次，审计也只有一行', async () => {
    const b = await crew()
    const both = await Promise.all([leaving(b, '0003', 'c1'), leaving(b, '0003', 'c2')])
    expect(both.map((o) => o.kind).sort()).toEqual(['left', 'left-before'])
    expect(await b.world.db.read.$count(erasures)).toBe(1)
    await sealBooks(b.world.db)
    expect((await verifyBooks(b.world.db)).every((v) => v.ok)).toBe(true)
  })
  test('往后的日子不收：权限要么马上停，要么不停', async () => {
    const b = await crew()
    const given = { memberId: await idOf(b, '0003'), because: 'operator', by: 'operator', cause: 'c1' } as const
    expect((await leave(b.world, { ...given, at: new Date('2026-03-10T00:00:00+08:00') })).kind).toBe('not-yet')
    expect((await leave(b.world, { ...given, memberId: 'no' as MemberId, at: new Date(0) })).kind).toBe('unknown')
  })
  test('补登上个月的离职，历史停在那一天，不会早于开始的那一天', async () => {
    const b = await crew()
    await leave(b.world, {
      ...{ memberId: await idOf(b, '0003'), at: new Date('2026-02-01T00:00:00+08:00') },
      ...{ because: 'operator', by: 'operator', cause: 'c1' },
    })
    const [row] = await b.world.db.read
      .select()
      .from(postings)
      .where(eq(postings.memberId, await idOf(b, '0003')))
    expect(row?.until).toEqual(row?.since)
  })
})

describe('回来', () => {
  test('还是那个人：岗位接上，删除取消，角色和包保不自动恢复', async () => {
    const b = await crew()
    await leaving(b, '0002')
    b.clockTo('2026-03-09T08:00:00+08:00')
    expect(await comeBack(b.world, { memberId: await idOf(b, '0002'), by: 'operator' })).toEqual({ kind: 'back' })
    await b.settle()
    const actor = await actorByAccount(b.world.db, 'ou_0002' as AccountId)
    expect(actor).toMatchObject({ grants: [], mentees: new Set() })
    expect(await b.world.db.read.select({ state: erasures.state }).from(erasures)).toEqual([{ state: 'withdrawn' }])
    expect(wordsOf(b, 1)).toContain('职工0002（0002）回来了')
    expect(await comeBack(b.world, { memberId: await idOf(b, '0002'), by: 'operator' })).toEqual({ kind: 'here' })
    expect((await leaving(b, '0002', 'c3')).kind).toBe('left')
  })
})

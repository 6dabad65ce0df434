import { eq, sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { person, roster } from '../../../test/support/roster.ts'
import { smallWorld } from '../../../test/support/world.ts'
import type { AccountId } from '../../core/ids.ts'
import { policyOf } from '../policy/policy.ts'
import { importRoster } from './import-roster.ts'
import type { Limits, Roster } from './roster.ts'
import { members, postings, roleGrants } from './schema.ts'
import { everyBranch, memberByAccount, rolesOf } from './store.ts'

let b: Awaited<ReturnType<typeof smallWorld>>
beforeEach(async () => {
  b = await smallWorld('2026-03-02T09:00:00+08:00')
})
afterEach(() => b.database.close())

const bring = (r: Roster) => importRoster(b.world, r, { actor: 'operator' })

test('月中调动：按文件里的日期换岗，早于上次调动就拒绝；班组长调走，带的是新班组', async () => {
  await bring(roster(person('1', { roles: ['team-leader'] })))
  b.at('2026-03-20T09:00:00+08:00')
  const moved = { team: '采煤二班', roles: ['team-leader'] as const, since: new Date('2026-03-16T00:00:00+08:00') }
  expect(await bring(roster(person('1', moved)))).toMatchObject({ changed: 1 })
  const days = (await b.world.db.read.select().from(postings)).map((p) => [
    p.since.toISOString(),
    p.until?.toISOString(),
  ])
  expect(days).toEqual([
    ['2026-03-02T01:00:00.000Z', '2026-03-15T16:00:00.000Z'],
    ['2026-03-15T16:00:00.000Z', undefined],
  ])
  const grants = await b.world.db.read.select().from(roleGrants)
  expect(grants.map((g) => [g.scopeKind, g.until === null])).toEqual([
    ['team', false],
    ['team', true],
  ])
  const back = { team: '采煤一班', since: new Date('2026-03-10T00:00:00+08:00') }
  expect(await bring(roster(person('1', back)))).toMatchObject({
    kind: 'refused',
    problems: [{ code: 'since', message: expect.stringContaining('2026-03-16') }],
  })
})

test('没写进文件的人留着，只提醒；离开的人回来，任职重新开始，账号让得出来', async () => {
  await bring(roster(person('1'), person('2')))
  expect(await bring(roster(person('1')))).toMatchObject({
    unchanged: 1,
    missing: [{ staffNo: '2', name: '职工2' }],
  })
  const gone = b.world.clock.now()
  await b.world.db.commit((to) => [
    to.update(members).set({ leftAt: gone }).where(eq(members.staffNo, '2')),
    to.update(postings).set({ until: gone }),
  ])
  b.at('2026-06-01T09:00:00+08:00')
  expect(await bring(roster(person('1'), person('2')))).toMatchObject({ returned: 1, missing: [] })
  expect(await memberByAccount(b.world.db, 'ou_2' as AccountId)).toMatchObject({ staffNo: '2', leftAt: null })
  await b.world.db.commit((to) => [to.update(members).set({ leftAt: gone }).where(eq(members.staffNo, '2'))])
  expect(await bring(roster(person('1'), person('7', { account: 'ou_2' as AccountId })))).toMatchObject({ added: 1 })
  expect((await memberByAccount(b.world.db, 'ou_2' as AccountId))?.staffNo).toBe('7')
})

test('五百人以上的文件里，账号从后面的人换到前面的人', async () => {
  const people = Array.from({ length: 600 }, (_, i) => person(String(i).padStart(4, '0')))
  await bring(roster(...people))
  const swapped = people.map((p, i) =>
    i === 0 || i === 599 ? { ...p, account: `ou_${i === 0 ? '0599' : '0000'}` as AccountId } : p,
  )
  expect(await bring(roster(...swapped))).toMatchObject({ changed: 2 })
  expect((await memberByAccount(b.world.db, 'ou_0599' as AccountId))?.staffNo).toBe('0000')
})

test('支部划归单位；没写的还归本单位', async () => {
  const file = roster(person('1'))
  await bring({ ...file, branches: [{ name: '综采一队党支部', company: '示例矿业', policy: {} }] })
  const [branch] = await everyBranch(b.world.db)
  await bring(file)
  expect((await everyBranch(b.world.db))[0]?.companyId).toBe(branch?.companyId)
  expect(branch?.companyId).not.toBe('own')
})

test('只管一个支部的人：别的支部碰不到，书记、管理员、审计和重要制度不随文件变', async () => {
  await bring(
    roster(
      person('1'),
      person('2', { branch: '机电队党支部', roles: ['secretary'] }),
      person('3', { roles: ['secretary'] }),
    ),
  )
  const [mine] = (await everyBranch(b.world.db)).filter((x) => x.name === '综采一队党支部')
  const self = await memberByAccount(b.world.db, 'ou_1' as AccountId)
  if (!mine || !self) throw new Error('nobody')
  const limits: Limits = { self: self.id, home: mine.companyId, reaches: ({ branchId }) => branchId === mine.id }
  const by = (r: Roster) => importRoster(b.world, r, { actor: self.id, limits })
  const codes = (r: Awaited<ReturnType<typeof by>>) =>
    r.kind === 'refused' ? r.problems.map((p) => ('staffNo' in p ? `${p.staffNo} ` : '') + p.code) : r.kind
  expect(codes(await by(roster(person('2'))))).toEqual(['2 out-of-scope'])
  expect(codes(await by(roster(person('5', { branch: '机电队党支部' }))))).toEqual(['5 out-of-scope'])
  expect(codes(await by(roster(person('5', { branch: '新支部' }))))).toEqual(['5 out-of-scope'])
  expect(codes(await by(roster(person('5', { mentorStaffNo: '2' }))))).toEqual(['5 mentor-unknown'])
  const company = { name: '综采一队党支部', company: '别的单位', policy: {} }
  expect(codes(await by({ people: [person('1')], branches: [company] }))).toEqual(['out-of-scope'])

  const policy = { dailyTime: '07:41', mentorLoad: '9' }
  const file = roster(
    person('1', { roles: ['safety-officer'] }),
    person('3'),
    person('4', { roles: ['administrator', 'union-watch'] }),
  )
  expect(await by({ ...file, branches: [{ name: '综采一队党支部', policy }] })).toMatchObject({
    kind: 'imported',
    held: [
      { kind: 'policy', key: 'mentorLoad' },
      { kind: 'role', staffNo: '1', role: 'safety-officer', gives: true },
      { kind: 'role', staffNo: '3', role: 'secretary', gives: false },
      { kind: 'role', staffNo: '4', role: 'administrator', gives: true },
    ],
  })
  const held = async (no: string) => [
    ...(await rolesOf(b.world.db, (await memberByAccount(b.world.db, `ou_${no}` as AccountId))?.id as never)),
  ]
  expect(await held('1')).toEqual(['worker'])
  expect(await held('3')).toEqual(['worker', 'secretary'])
  expect(await held('4')).toEqual(['worker', 'union-watch'])
  expect(await policyOf(b.world.db, mine.id)).toMatchObject({ dailyTime: '07:41', mentorLoad: '7' })
})

test('看过之后花名册变了：照原样的不写，说出来；计划和写入之间有人改了，重新计划', async () => {
  const file = roster(person('1'), person('2'))
  const seen = await importRoster(b.world, file, { dryRun: true, actor: 'operator' })
  if (seen.kind !== 'planned') throw new Error(seen.kind)
  await bring(roster(person('1')))
  expect(await importRoster(b.world, file, { actor: 'operator', fingerprint: seen.fingerprint })).toMatchObject({
    kind: 'differs',
    added: 1,
    unchanged: 1,
  })
  expect(await importRoster(b.world, file, { actor: 'operator', provided: sql`1 = 2` })).toEqual({ kind: 'overtaken' })

  // Somebody else's import comes in between, just before this one writes.
  let between = async () => {}
  const db = {
    read: b.world.db.read,
    commit: (async (writes) => {
      await between()
      return b.world.db.commit(writes)
    }) as typeof b.world.db.commit,
  }
  between = async () => {
    between = async () => {}
    await bring(roster(person('2', { name: '别人写的' })))
  }
  expect(await importRoster({ ...b.world, db }, file, { actor: 'operator' })).toMatchObject({
    kind: 'imported',
    added: 0,
    changed: 1,
  })
})

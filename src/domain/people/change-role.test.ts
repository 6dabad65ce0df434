import { afterEach, beforeEach, expect, test } from 'vitest'
import { smallWorld } from '../../../test/support/world.ts'
import type { AccountId, BranchId, CompanyId, MemberId } from '../../core/ids.ts'
import { auditLines } from '../audit/schema.ts'
import { grantRole, type RoleChange, revokeRole } from './change-role.ts'
import { importRoster } from './import-roster.ts'
import type { RosterPerson } from './roster.ts'
import { branches, companies, members, roleGrants } from './schema.ts'
import { scopeNamed } from './scope.ts'
import { keepersOf, type Member, memberByAccount } from './store.ts'

let b: Awaited<ReturnType<typeof smallWorld>>
let li: Member
const person = (staffNo: string, branch: string, team: string): RosterPerson => ({
  staffNo,
  name: `职工${staffNo}`,
  account: `ou_${staffNo}` as AccountId,
  ...{ branch, team, post: '', employment: 'regular', shift: '', partyMember: false, roles: [] },
})
beforeEach(async () => {
  b = await smallWorld('2026-03-02T09:00:00+08:00')
  const people = [person('1', '一支部', '一班'), person('2', '一支部', '二班'), person('3', '二支部', '一班')]
  await importRoster(b.world, { people, branches: [] }, { actor: 'operator' })
  li = (await memberByAccount(b.world.db, 'ou_1' as AccountId)) as Member
})
afterEach(() => b.database.close())

const secretary = (change: Partial<RoleChange> = {}): RoleChange => ({
  ...{ memberId: li.id, role: 'secretary', scopeKind: 'branch', scopeId: li.branchId },
  ...change,
})
const grants = () => b.world.db.read.select().from(roleGrants)
const trace = async () =>
  (await b.world.db.read.select().from(auditLines)).filter((l) => l.action.startsWith('roles.')).map((l) => l.action)

test('授一次是一次：再授说已经有了，收回留着日子，再授是新的一条', async () => {
  expect(await grantRole(b.world, secretary(), 'operator')).toBe('granted')
  expect(await grantRole(b.world, secretary(), 'operator')).toBe('already')
  b.later(60_000)
  expect(await revokeRole(b.world, secretary(), 'operator')).toBe('revoked')
  expect(await revokeRole(b.world, secretary(), 'operator')).toBe('not-held')
  b.later(60_000)
  expect(await grantRole(b.world, secretary(), 'operator')).toBe('granted')
  expect((await grants()).map((g) => [g.until !== null, g.endedBy])).toEqual([
    [true, 'operator'],
    [false, null],
  ])
  expect(await trace()).toEqual(['roles.granted', 'roles.revoked', 'roles.granted'])
})

test('同一毫秒里收回又授，最后是有的', async () => {
  await grantRole(b.world, secretary(), 'operator')
  await revokeRole(b.world, secretary(), 'operator')
  expect(await grantRole(b.world, secretary(), 'operator')).toBe('granted')
  expect((await grants()).map((g) => g.until)).toEqual([null])
})

test('两个人同时授同一个角色，只有一条，只留一次痕', async () => {
  await Promise.all([grantRole(b.world, secretary(), 'operator'), grantRole(b.world, secretary(), li.id)])
  expect(await grants()).toHaveLength(1)
  expect(await trace()).toEqual(['roles.granted'])
})

test('离开的人、没有的人、没有的地方、别的公司，都不授，也不留痕', async () => {
  await b.world.db.commit((to) => [
    to.insert(companies).values({ id: 'other' as CompanyId, name: '别的公司' }),
    to.insert(branches).values({ id: 'far' as BranchId, name: '外支部', companyId: 'other' as CompanyId }),
  ])
  const refused: Partial<RoleChange>[] = [
    { memberId: 'nobody' as MemberId },
    { scopeId: 'nowhere' },
    { scopeId: 'far' },
    { scopeKind: 'company', scopeId: 'other' },
    { scopeKind: 'team', scopeId: 'nowhere' },
  ]
  for (const change of refused) expect(await grantRole(b.world, secretary(change), 'operator')).toBe('refused')
  await b.world.db.commit((to) => [to.update(members).set({ leftAt: b.world.clock.now() })])
  expect(await grantRole(b.world, secretary(), 'operator')).toBe('refused')
  expect(await grants()).toEqual([])
  expect(await trace()).toEqual([])
})

test('范围按名字找：不写是自己的，别的支部的班组连支部一起写', async () => {
  const { db } = b.world
  const other = (await memberByAccount(db, 'ou_3' as AccountId)) as Member
  expect(await scopeNamed(db, 'company', undefined, li)).toBe('own')
  expect(await scopeNamed(db, 'branch', undefined, li)).toBe(li.branchId)
  expect(await scopeNamed(db, 'branch', '二支部', li)).toBe(other.branchId)
  expect(await scopeNamed(db, 'team', undefined, li)).toBe(li.teamId)
  expect(await scopeNamed(db, 'team', '一班', li)).toBe(li.teamId)
  expect(await scopeNamed(db, 'team', '二支部/一班', li)).toBe(other.teamId)
  for (const name of ['三班', '三支部/一班', '二支部/二班', ''])
    expect(await scopeNamed(db, 'team', name, li)).toBeUndefined()
  expect(await scopeNamed(db, 'company', '没有的公司', li)).toBeUndefined()
})

test('支部的事找支部管理员，没有就找书记，再没有就找公司的管理员', async () => {
  const keepers = async () => (await keepersOf(b.world.db, li.branchId)).map((m) => m.staffNo)
  const second = (await memberByAccount(b.world.db, 'ou_2' as AccountId)) as Member
  const far = (await memberByAccount(b.world.db, 'ou_3' as AccountId)) as Member
  expect(await keepers()).toEqual([])
  await grantRole(
    b.world,
    secretary({ memberId: far.id, role: 'administrator', scopeKind: 'company', scopeId: 'own' }),
    'operator',
  )
  expect(await keepers()).toEqual(['3'])
  await grantRole(b.world, secretary(), 'operator')
  expect(await keepers()).toEqual(['1'])
  await grantRole(b.world, secretary({ memberId: second.id, role: 'administrator' }), 'operator')
  expect(await keepers()).toEqual(['2'])
})

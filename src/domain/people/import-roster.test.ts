import { afterEach, beforeEach, expect, test } from 'vitest'
import { person, roster } from '../../../test/support/roster.ts'
import { smallWorld } from '../../../test/support/world.ts'
import type { AccountId, ChatId } from '../../core/ids.ts'
import { auditLines } from '../audit/schema.ts'
import { mentorships } from '../mentorships/schema.ts'
import { policyOf } from '../policy/policy.ts'
import { importRoster } from './import-roster.ts'
import type { Roster, RosterPerson } from './roster.ts'
import { postings, roleGrants } from './schema.ts'
import { everyBranch, memberByAccount, rolesOf, rosterOf } from './store.ts'

let b: Awaited<ReturnType<typeof smallWorld>>
beforeEach(async () => {
  b = await smallWorld('2026-03-02T09:00:00+08:00')
})
afterEach(() => b.database.close())

const bring = (r: Roster) => importRoster(b.world, r, { actor: 'operator' })

test('导入两次，第二次什么也不变；前导零保留，同名两人不混', async () => {
  const file = roster(person('0001', { name: '同名' }), person('0002', { name: '同名', roles: ['secretary'] }))
  expect(await bring(file)).toMatchObject({ kind: 'imported', added: 2, changed: 0, unchanged: 0 })
  expect(await bring(file)).toMatchObject({
    kind: 'imported',
    added: 0,
    changed: 0,
    unchanged: 2,
    missing: [],
    held: [],
  })
  const [branch] = await everyBranch(b.world.db)
  const people = branch ? await rosterOf(b.world.db, branch.id) : []
  expect(people.map((p) => p.staffNo)).toEqual(['0001', '0002'])
  const second = await memberByAccount(b.world.db, 'ou_0002' as AccountId)
  expect(second && [...(await rolesOf(b.world.db, second.id))]).toEqual(['worker', 'secretary'])
  expect(branch && (await policyOf(b.world.db, branch.id)).dailyTime).toBe('07:30')
})

test('换了包保人，旧的一段结束，历史还在', async () => {
  const party = [person('1', { partyMember: true }), person('2', { partyMember: true })]
  await bring(roster(...party, person('3', { mentorStaffNo: '1' })))
  b.at('2026-04-01T09:00:00+08:00')
  await bring(roster(...party, person('3', { mentorStaffNo: '2' })))
  const pairs = await b.world.db.read.select().from(mentorships)
  expect(pairs.map((p) => p.until?.toISOString() ?? null)).toEqual(['2026-04-01T01:00:00.000Z', null])
})

const mentor = (staffNo: string, change: Partial<RosterPerson> = {}) =>
  person(staffNo, { partyMember: true, ...change })
const refusals = async (...people: RosterPerson[]) => {
  const outcome = await bring(roster(...people))
  return outcome.kind === 'refused'
    ? outcome.problems.map((p) => ('staffNo' in p ? `${p.staffNo} ` : '') + p.code.replace('mentor-', ''))
    : outcome.kind
}

test.each([
  ['不是党员', [person('1'), person('2', { mentorStaffNo: '1' })], ['2 not-party-member']],
  ['互相包保', [mentor('1', { mentorStaffNo: '2' }), mentor('2', { mentorStaffNo: '1' })], ['1 mutual', '2 mutual']],
  ['是他的班组长', [mentor('1', { roles: ['team-leader'] }), person('2', { mentorStaffNo: '1' })], ['2 boss']],
  ['是支部的跟班队干', [mentor('1', { roles: ['duty-cadre'] }), person('2', { mentorStaffNo: '1' })], 'imported'],
  [
    '领的是别的班组',
    [mentor('1', { roles: ['team-leader'], team: '采煤二班' }), person('2', { mentorStaffNo: '1' })],
    'imported',
  ],
])('名册里的包保人%s', async (_, people, expected) => expect(await refusals(...people)).toEqual(expected))

test('名册里一位包保人最多带七个，带满的再导入一次不算错', async () => {
  const many = (n: number) => Array.from({ length: n }, (_, i) => person(`1${i}`, { mentorStaffNo: '1' }))
  expect(await refusals(mentor('1'), ...many(8))).toHaveLength(8)
  expect(await refusals(mentor('1'), ...many(7))).toBe('imported')
  expect(await refusals(mentor('1'), ...many(7))).toBe('imported')
  expect(await refusals(mentor('1'), ...many(8))).toEqual(['17 full'])
})

test('账号换了人，一次导入里就换过来；账号属于名册外的人就拒绝，且什么也不改', async () => {
  await bring(roster(person('1'), person('2')))
  expect(
    await bring(roster(person('1', { account: 'ou_2' as AccountId }), person('2', { account: 'ou_1' as AccountId }))),
  ).toMatchObject({
    kind: 'imported',
    changed: 2,
  })
  expect((await memberByAccount(b.world.db, 'ou_1' as AccountId))?.staffNo).toBe('2')
  expect(await bring(roster(person('9', { account: 'ou_1' as AccountId })))).toMatchObject({
    kind: 'refused',
    problems: [{ staffNo: '9', column: 'account', code: 'account-taken', message: expect.stringContaining('工号 2') }],
  })
  const [branch] = await everyBranch(b.world.db)
  expect(branch && (await rosterOf(b.world.db, branch.id)).length).toBe(2)
})

test('包保人谁也不认识就拒绝；试导入不写', async () => {
  expect(await bring(roster(person('1', { mentorStaffNo: '404' })))).toMatchObject({
    kind: 'refused',
    problems: [{ staffNo: '1', column: 'mentor', code: 'mentor-unknown' }],
  })
  expect(await importRoster(b.world, roster(person('1')), { dryRun: true, actor: 'operator' })).toMatchObject({
    kind: 'planned',
    added: 1,
  })
  expect(await everyBranch(b.world.db)).toEqual([])
})

test('五千人一次导入', async () => {
  const people = Array.from({ length: 5_000 }, (_, i) => person(String(i).padStart(5, '0')))
  expect(await bring(roster(...people))).toMatchObject({ added: 5_000 })
  expect(await bring(roster(...people))).toMatchObject({ unchanged: 5_000 })
})

test('所有对不上的行一次说完：账号、包保人、群、日期', async () => {
  await bring(roster(person('1'), person('2', { account: null })))
  const file = roster(
    person('2', { account: 'ou_1' as AccountId }),
    person('3', { mentorStaffNo: '404', since: new Date('2026-03-03T00:00:00+08:00') }),
    person('4', { branch: '机电队党支部', mentorStaffNo: '405' }),
  )
  const other = { name: '机电队党支部', chatId: 'oc_1' as ChatId, policy: {} }
  const outcome = await bring({ ...file, branches: [...file.branches, other] })
  expect(outcome.kind === 'refused' && outcome.problems.map((p) => p.code)).toEqual([
    'chat-used',
    'account-taken',
    'since',
    'mentor-unknown',
    'mentor-unknown',
  ])
  expect(await everyBranch(b.world.db)).toHaveLength(1)
})

test('第二次导入只多一行留痕，别的一行也不写', async () => {
  const file = roster(person('1', { roles: ['secretary'], partyMember: true }), person('2', { mentorStaffNo: '1' }))
  const rows = async () => ({
    lines: (await b.world.db.read.select().from(auditLines)).length,
    grants: await b.world.db.read.select().from(roleGrants),
    postings: await b.world.db.read.select().from(postings),
    pairs: await b.world.db.read.select().from(mentorships),
  })
  await bring(file)
  const before = await rows()
  b.at('2026-03-05T09:00:00+08:00')
  await bring(file)
  expect(await rows()).toEqual({ ...before, lines: before.lines + 1 })
})

test('文件里没有的列，原来是什么还是什么；有这一列而空着，就是没有', async () => {
  await bring(roster(person('1', { roles: ['secretary'], partyMember: true, shift: '夜班' })))
  const { staffNo, name, branch, team } = person('1')
  expect(await bring(roster({ staffNo, name, branch, team }))).toMatchObject({ changed: 0, unchanged: 1 })
  expect(await bring(roster({ staffNo, name, branch, team, roles: [], shift: '' }))).toMatchObject({ changed: 1 })
  const [one] = await rosterOf(b.world.db, (await everyBranch(b.world.db))[0]?.id as never)
  expect(one).toMatchObject({ partyMember: true, shift: '', post: '采煤机司机' })
  expect(one && [...(await rolesOf(b.world.db, one.id))]).toEqual(['worker'])
})

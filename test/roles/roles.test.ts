import { expect, test } from 'vitest'
import { auditLines } from '../../src/domain/audit/schema.ts'
import { members, roleGrants } from '../../src/domain/people/schema.ts'
import { bench, person } from '../bench.ts'
import { surfer } from '../pages/surfer.ts'

const start = '2026-03-02T08:00:00+08:00'
const far = { branch: '掘进队党支部', team: '掘进一班' }

/** 1 administers the branch, 2 is its secretary, 3 a worker; 4 works in another branch, whose administrator is 5. */
const stage = async () => {
  const b = await bench(start, {
    people: [
      person(1, { roles: ['administrator'] }),
      person(2, { roles: ['secretary'] }),
      person(3),
      person(4, far),
      person(5, { ...far, roles: ['administrator'] }),
    ],
  })
  const rows = await b.world.db.read.select().from(members)
  const row = (n: number) => rows.find((r) => r.staffNo === String(n).padStart(4, '0')) as (typeof rows)[number]
  const browser = (n: number) => surfer(b, `ou_${String(n).padStart(4, '0')}`)
  const open = async () =>
    (await b.world.db.read.select().from(roleGrants))
      .filter((g) => g.until === null)
      .map((g) => `${rows.find((r) => r.id === g.memberId)?.staffNo} ${g.role} ${g.scopeKind}`)
      .toSorted()
  return { ...b, row, browser, open, branch: row(1).branchId, team: row(1).teamId }
}
const before = ['0001 administrator branch', '0002 secretary branch', '0005 administrator branch']

test('管理员在页面上授班组长、收回，看得到也留了痕；被授的人马上用得上', async () => {
  const b = await stage()
  const admin = b.browser(1)
  expect((await admin.opens('/roles')).words).toContain('0002 职工0002 书记 支部')
  const form = { staffNo: '0003', role: 'team-leader', scope: `team/${b.team}` }
  const granted = await admin.sends(`/roles/change/grant?branch=${b.branch}`, form)
  expect([granted.status, granted.path]).toEqual([200, `/roles/change?branch=${b.branch}`])
  expect(granted.words).toContain('已授职工0003“班组长”')
  expect(await b.open()).toEqual([...before.slice(0, 2), '0003 team-leader team', before[2]])
  expect((await admin.sends(`/roles/change/grant?branch=${b.branch}`, form)).words).toContain('没有改动')

  const revoke = { member: b.row(3).id, role: 'team-leader', scope: `team/${b.team}` }
  expect((await admin.sends(`/roles/change/revoke?branch=${b.branch}`, revoke)).words).toContain('已收回')
  expect((await admin.sends(`/roles/change/revoke?branch=${b.branch}`, revoke)).words).toContain('已经收回过了')
  expect(await b.open()).toEqual(before)
  const trace = (await b.world.db.read.select().from(auditLines)).filter((l) => l.action.startsWith('roles.'))
  expect(trace.map((l) => [l.action, l.actor, l.object])).toEqual([
    ['roles.granted', b.row(1).id, `member/${b.row(3).id}`],
    ['roles.revoked', b.row(1).id, `member/${b.row(3).id}`],
  ])
})

test('书记看得到，改不了；职工连看也没有这一页', async () => {
  const b = await stage()
  const secretary = b.browser(2)
  expect((await secretary.opens('/roles')).words).not.toContain('授角色')
  expect((await secretary.opens('/roles/change')).status).toBe(404)
  const form = { staffNo: '0003', role: 'secretary', scope: `branch/${b.branch}` }
  expect((await secretary.sends('/roles/change/grant', form)).status).toBe(404)
  expect((await b.browser(3).opens('/roles')).status).toBe(404)
  expect((await b.browser(3).opens('/home')).words).not.toContain('角色')
  expect(await b.open()).toEqual(before)
})

test('管不到的：别的支部、全公司、自己的角色、别的支部的人和没有的工号', async () => {
  const b = await stage()
  const admin = b.browser(1)
  const own = `branch/${b.branch}`
  await admin.opens('/roles')
  const grant = async (staffNo: string, scope: string, role = 'secretary') => {
    const seen = await admin.sends(`/roles/change/grant?branch=${b.branch}`, { staffNo, role, scope })
    return seen.status === 404
      ? '没有这一页'
      : (/(你管的范围里没有[^ ]*|自己的角色[^ ]*|请选[^ ]*)/.exec(seen.words)?.[0] ?? seen.words)
  }
  for (const scope of [
    'company/own',
    `branch/${b.row(4).branchId}`,
    `team/${b.row(4).teamId}`,
    'team/nowhere',
    'x',
    '',
  ])
    expect(await grant('0003', scope)).toBe('没有这一页')
  expect(await grant('0004', own)).toBe('你管的范围里没有这个工号，请核对')
  expect(await grant('9999', own)).toBe('你管的范围里没有这个工号，请核对')
  expect(await grant('0001', own)).toBe('自己的角色要由别的管理员来改')
  expect(await grant('0003', own, 'worker')).toBe('请选角色和范围')
  expect((await admin.opens(`/roles?branch=${b.row(4).branchId}`)).status).toBe(404)
  expect((await admin.opens('/roles?branch=nowhere')).status).toBe(404)
  const others = [
    { member: b.row(5).id, role: 'administrator', scope: `branch/${b.row(4).branchId}` },
    { member: b.row(1).id, role: 'administrator', scope: own },
    { member: 'nobody', role: 'administrator', scope: own },
  ]
  for (const fields of others)
    expect((await admin.sends(`/roles/change/revoke?branch=${b.branch}`, fields)).status).toBe(404)
  expect(await b.open()).toEqual(before)
})

test('五分钟以前登录的，看可以，改要再登录一次', async () => {
  const b = await stage()
  const admin = b.browser(1)
  await admin.opens('/roles')
  b.clockTo('2026-03-02T08:06:00+08:00')
  expect((await admin.raw('/roles')).status).toBe(200)
  expect((await admin.raw('/roles/change')).headers.get('location')).toMatch(/^\/login\?anew/)
  const form = { staffNo: '0003', role: 'secretary', scope: `branch/${b.branch}` }
  expect((await admin.sends(`/roles/change/grant?branch=${b.branch}`, form)).status).toBe(403)
  expect(await b.open()).toEqual(before)
})

test('公司的管理员在页面上选支部，能授全公司的角色', async () => {
  const b = await stage()
  await b.world.db.commit((to) => [to.update(roleGrants).set({ scopeKind: 'company', scopeId: 'own' })])
  const admin = b.browser(1)
  const seen = await admin.opens(`/roles?branch=${b.row(4).branchId}`)
  expect(seen.words).toContain('掘进队党支部')
  expect(seen.words).toContain('0001 职工0001 管理员 公司')
  const form = { staffNo: '0004', role: 'auditor', scope: 'company/own' }
  await admin.sends(`/roles/change/grant?branch=${b.row(4).branchId}`, form)
  expect(await b.open()).toContain('0004 auditor company')
})

import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AccountId, BranchId, CompanyId, MemberId, TeamId } from '../../src/core/ids.ts'
import { type Actor, actorByAccount, actorById } from '../../src/domain/access/actor.ts'
import { mentorships } from '../../src/domain/mentorships/schema.ts'
import { branches, companies, members, roleGrants, teams } from '../../src/domain/people/schema.ts'
import type { Db } from '../../src/platform/db/db.ts'
import { freshDatabase } from '../support/database.ts'
import { actorIn, anyOrganisation, type Organisation } from './organisation.ts'

const day = (n: number) => new Date(Date.UTC(2026, 0, n))
/** A thousand mines in one database: whatever crosses from one into another shows. */
const mines = 1_000
/** Every id of a mine carries its number, or the same names would meet. */
const renamed = (org: Organisation, n: number): Organisation =>
  JSON.parse(JSON.stringify(org).replace(/"(company|branch|team|person)(\d)"/g, `"$1$2 of ${n}"`)) as Organisation

let database: Awaited<ReturnType<typeof freshDatabase>>
const orgs = fc
  .sample(anyOrganisation, { numRuns: mines, seed: 20260302 })
  .map(({ org }, n): Organisation => renamed(org, n))

const put = async (org: Organisation, db: Db) => {
  const [since, until] = [day(1), day(2)]
  const branchOf = new Map(org.teams.map((t) => [t.id, t.within]))
  const grants = org.grants.map((g, i) => ({
    memberId: g.person as MemberId,
    ...{ role: g.role, scopeKind: g.kind, scopeId: g.unit, grantedBy: 'operator' },
    since: day(1 + i),
    until: g.ended ? day(30) : null,
  }))
  const pairs = org.pairs.map((p, i) => ({
    memberId: p.member as MemberId,
    mentorId: p.mentor as MemberId,
    since: day(1 + i),
    until: p.ended ? day(30) : null,
  }))
  await db.commit((to) => [
    to.insert(companies).values(org.companies.map((id) => ({ id: id as CompanyId, name: id }))),
    to
      .insert(branches)
      .values(org.branches.map((b) => ({ id: b.id as BranchId, name: b.id, companyId: b.within as CompanyId }))),
    to.insert(teams).values(org.teams.map((t) => ({ id: t.id as TeamId, name: t.id, branchId: t.within as BranchId }))),
    to.insert(members).values(
      org.people.map((p) => ({
        id: p.id as MemberId,
        ...{ staffNo: p.id, name: p.id, account: `ou_${p.id}` as AccountId, joinedAt: since },
        teamId: p.team as TeamId,
        branchId: branchOf.get(p.team) as BranchId,
        leftAt: p.left ? until : null,
      })),
    ),
    ...(grants.length > 0 ? [to.insert(roleGrants).values(grants)] : []),
    ...(pairs.length > 0 ? [to.insert(mentorships).values(pairs)] : []),
  ])
}
beforeAll(async () => {
  database = await freshDatabase()
  for (const org of orgs) await put(org, database.db)
}, 60_000)
afterAll(() => database.close())

/** The same for a reader: the order in which grants come says nothing. */
const comparable = (actor: Actor | undefined) =>
  actor && {
    ...actor,
    grants: actor.grants.map((g) => Object.values(g).join(' ')).toSorted(),
    mentees: [...actor.mentees].toSorted(),
  }

test('一千个矿在一个库里：读出来的人，和照着花名册写的一样', { timeout: 60_000 }, async () => {
  let here = 0
  for (const org of orgs)
    for (const { id } of org.people) {
      const expected = comparable(actorIn(org, id))
      expect(comparable(await actorByAccount(database.db, `ou_${id}` as AccountId))).toEqual(expected)
      if (expected) here++
    }
  expect(here).toBeGreaterThan(mines)
})

test('一个人只读一次库，按工号找和按账号找是同一个人', async () => {
  const id = orgs[0]?.people.find((p) => !p.left)?.id as MemberId
  let reads = 0
  const counted: Db = {
    ...database.db,
    read: new Proxy(database.db.read, {
      get: (of, name) => {
        if (name === 'select' || name === 'selectDistinct' || name === 'all' || name === '$count') reads++
        return Reflect.get(of, name)
      },
    }),
  }
  const found = await actorByAccount(counted, `ou_${id}` as AccountId)
  expect(found?.id).toBe(id)
  expect(reads).toBe(1)
  expect(await actorById(database.db, id)).toEqual(found)
  expect(await actorById(database.db, 'nobody' as MemberId)).toBeUndefined()
})

test('写上离开的日期，当场就没有这个人了', async () => {
  const id = orgs[1]?.people.find((p) => !p.left)?.id as MemberId
  expect(await actorById(database.db, id)).toBeDefined()
  await database.client.execute({ sql: 'update members set left_at = ? where id = ?', args: [day(3).getTime(), id] })
  expect(await actorById(database.db, id)).toBeUndefined()
})

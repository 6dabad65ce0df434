import { addDays } from '../../src/core/days.ts'
import type { BranchId, MemberId, TeamId } from '../../src/core/ids.ts'
import type { Role } from '../../src/domain/people/roles.ts'
import { branches, members } from '../../src/domain/people/schema.ts'
import { questions } from '../../src/domain/questions/schema.ts'
import { installExamples, setRotation } from '../../src/domain/shifts/patterns.ts'
import type { Shift } from '../../src/domain/shifts/shift.ts'
import { bench, person } from '../bench.ts'
import { day, examples, shiftCalled } from '../support/shifts/book.ts'
import type { Life } from './life.ts'

const crew = 20
const cycle = examples.find((p) => p.cycle.includes('夜班'))?.cycle ?? []

const rolesAt = (n: number): Role[] =>
  n === 1 ? ['administrator'] : n === 2 ? ['secretary'] : n % 10 === 3 && n < 40 ? ['committee'] : []

/** Somebody with a wish of their own not to be disturbed, from minute to minute. */
export type Person = Life & { account: string; muted: [since: number, until: number][] }

type Question = typeof questions.$inferInsert
type Wanted = {
  people: number
  days: number
  /** 'YYYY-MM-DD' */
  begin: string
  bank: readonly Question[]
  /** Further roles of the person with this number. */
  roles?: (n: number) => Role[]
  post?: (n: number) => string
  policy?: NonNullable<Parameters<typeof bench>[1]>['policy']
  expects?: readonly string[]
}

/** A branch whose teams work three shifts in turn, with mentors, on the bench; nothing has happened yet. */
export const aMine = async ({
  people,
  days,
  begin,
  bank,
  roles = () => [],
  post,
  policy = {},
  expects = [],
}: Wanted) => {
  const first = day(begin)
  const teamOf = (n: number) => Math.floor((n - 1) / crew)
  const roster = Array.from({ length: people }, (_, i) => {
    const n = i + 1
    const partyMember = n % 5 === 2 || rolesAt(n).length > 0
    const mentor = n - ((n + 3) % 5)
    return person(n, {
      ...{ team: `第${teamOf(n)}班`, shift: '', partyMember, roles: [...new Set([...rolesAt(n), ...roles(n)])] },
      ...(post && { post: post(n) }),
      ...(partyMember || mentor < 1 || mentor === n ? {} : { mentorStaffNo: String(mentor).padStart(4, '0') }),
    })
  })
  const b = await bench(`${begin}T00:00:00+08:00`, { people: roster, policy, expects })
  const { world } = b
  await b.program.tick()
  for (const row of bank) await world.db.commit((to) => [to.insert(questions).values(row)])
  const [branch] = await world.db.read.select().from(branches)
  const branchId = branch?.id as BranchId
  await installExamples(world, { branchId, by: 'operator' })
  const rows = await world.db.read.select().from(members).orderBy(members.staffNo)
  const teams = new Map<number, TeamId>()
  const lives = rows.map((row, i): Person => {
    const team = teamOf(i + 1)
    teams.set(team, row.teamId)
    const base = Array.from({ length: days + 10 }, (_, d): Shift | null => {
      const name = cycle[(d + 2 * team) % cycle.length]
      return name ? shiftCalled(name) : null
    })
    return { memberId: row.id, account: row.account ?? '', team, base, changed: new Map(), gone: new Map(), muted: [] }
  })
  const idOf = (n: number) => rows[n - 1]?.id as MemberId
  const by = idOf(1)
  for (const [team, subject] of teams)
    await setRotation(world, {
      ...{ subject, pattern: '三八制', anchor: addDays(first, -2 * team), since: addDays(first, -9), by },
    })
  return { b, roster, lives, teams, branchId, idOf, first }
}

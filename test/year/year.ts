import { instantAt } from '../../src/core/clock.ts'
import { addDays } from '../../src/core/days.ts'
import type { BranchId, MemberId, TeamId } from '../../src/core/ids.ts'
import { importRoster } from '../../src/domain/people/import-roster.ts'
import type { RosterPerson } from '../../src/domain/people/roster.ts'
import { branches, members } from '../../src/domain/people/schema.ts'
import { openings } from '../../src/domain/shifts/openings.ts'
import { installExamples, setRotation } from '../../src/domain/shifts/patterns.ts'
import type { Shift } from '../../src/domain/shifts/shift.ts'
import { seeded } from '../../src/sandbox/feishu/random.ts'
import { day, examples, shiftCalled } from '../support/shifts/book.ts'
import { smallWorld } from '../support/world.ts'
import { happenings, type Life } from './life.ts'

const branchName = '综采一队党支部'
const begin = day('2026-01-01')
const hour = 3_600_000
/** So many hours from one look at the clock to the next. */
const step = 4
/** Crews of twenty rotate; each crew is two days further in the cycle than the one before. */
const crew = 20
const cycle = examples.find((p) => p.cycle.includes('夜班'))?.cycle ?? []

export type Year = {
  people: number
  days: number
  placed: number
  moved: number
  never: number
  waited: Record<string, number>
  leaves: number
  swaps: number
  /** Pushes that went out while somebody slept, worked underground, was on leave, or at night off shift. */
  wrong: { sleep: number; underground: number; leave: number; night: number }
}

type Heard = Life & { sent: number[] }

/**
 * A year of a mine: three shifts, leave, sickness, exchanges and their ends, stops for maintenance, all at random and
 * only ever for days to come. Pushes are asked for at any hour, wait for their opening, and are looked at once more when
 * it comes.
 */
export const liveThrough = async ({
  people,
  days,
  seed,
}: {
  people: number
  days: number
  seed: number
}): Promise<Year> => {
  const { world, database, at } = await smallWorld('2026-01-01T00:00:00+08:00')
  const { next: chance, below } = seeded(seed)
  const fixed = ['早班', '中班', '夜班', '白班'].map(shiftCalled)
  const roster = Array.from(
    { length: people },
    (_, n): RosterPerson => ({
      staffNo: `${n}`,
      name: `职工${n}`,
      branch: branchName,
      team: `第${Math.floor(n / crew)}班`,
      post: '',
      employment: 'regular',
      shift: n % 7 === 0 ? (fixed[n % fixed.length]?.name ?? '') : '',
      partyMember: false,
      roles: [],
    }),
  )
  const own = (n: number) => n % 7 === 0 && !cycle.includes(roster[n]?.shift ?? '')
  await importRoster(world, { people: roster, branches: [{ name: branchName, policy: {} }] }, { actor: 'operator' })
  const [branch] = await world.db.read.select().from(branches)
  const branchId = branch?.id as BranchId
  await installExamples(world, { branchId, by: 'operator' })
  const rows = await world.db.read.select().from(members)
  const by = rows[0]?.id as MemberId
  const teams = new Map<number, TeamId>()
  const lives = roster.map((p, n): Heard => {
    const row = rows.find((r) => r.staffNo === p.staffNo)
    const team = Math.floor(n / crew)
    teams.set(team, row?.teamId as TeamId)
    const base = Array.from({ length: days }, (_, d): Shift | null => {
      if (own(n)) return shiftCalled(p.shift ?? '')
      const name = cycle[(d + 2 * team) % cycle.length]
      return name ? shiftCalled(name) : null
    })
    return { memberId: row?.id as MemberId, team, base, changed: new Map(), gone: new Map(), sent: [] }
  })
  for (const [team, subject] of teams)
    await setRotation(world, {
      subject,
      pattern: '三八制',
      anchor: addDays(begin, -2 * team),
      since: addDays(begin, -9),
      by,
    })

  const year: Year = {
    people,
    days,
    placed: 0,
    moved: 0,
    never: 0,
    waited: {},
    leaves: 0,
    swaps: 0,
    wrong: { sleep: 0, underground: 0, leave: 0, night: 0 },
  }
  const { count, goAway, exchange, repair, marked } = happenings(world, {
    ...{ lives, teams, branchId, by, begin, days, random: { next: chance, below } },
  })
  const origin = instantAt(begin, '00:00').getTime()
  const waiting = new Map<number, Set<Heard>>()
  const wait = (life: Heard, until: number) => waiting.set(until, (waiting.get(until) ?? new Set()).add(life))
  const place = async (some: readonly Heard[], from: number, again: boolean) => {
    const found = await openings(
      world,
      some.map((l) => l.memberId),
      new Date(from),
    )
    for (const life of some) {
      const opening = found.get(life.memberId)
      if (!opening || 'never' in opening) year.never++
      else if (again && opening.at.getTime() === from) life.sent.push((from - origin) / 60_000)
      else {
        if (again) year.moved++
        else year.waited[opening.because] = (year.waited[opening.because] ?? 0) + 1
        wait(life, opening.at.getTime())
      }
    }
  }
  for (let now = origin; now < origin + days * 24 * hour; now += step * hour) {
    at(new Date(now).toISOString())
    const [today, clock] = [Math.floor((now - origin) / (24 * hour)), ((now - origin) / hour) % 24]
    if (clock >= 8 && clock < 20) {
      for (const life of lives) if (chance() < 0.004) await goAway(life, today)
      for (let i = 0; i < people / 60; i++) await exchange(today)
      if (chance() < 0.02) await repair(today)
    }
    // Some are wanted at once, some for a time within three days, as what is planned ahead is.
    // Not on the first day: what was worked before it is not part of the story.
    const asked = today === 0 ? [] : lives.filter(() => chance() < step / 24)
    year.placed += asked.length
    const moment = now + below(step * 60) * 60_000
    const later = now + (step + below(72)) * hour
    if (asked.length > 0) await place(asked, chance() < 0.5 ? moment : later, false)
    for (;;) {
      const due = Math.min(...[...waiting.keys()].filter((t) => t < now + step * hour))
      const some = waiting.get(due)
      if (!some) break
      waiting.delete(due)
      await place([...some], due, true)
    }
  }
  for (const life of lives) {
    const minutes = marked(life)
    for (const minute of life.sent)
      for (const what of ['sleep', 'underground', 'leave', 'night'] as const)
        if (minutes.is(minute, what)) year.wrong[what]++
  }
  await database.close()
  return { ...year, leaves: count.leaves, swaps: count.swaps }
}

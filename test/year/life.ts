import type { LocalDate } from '../../src/core/clock.ts'
import { addDays } from '../../src/core/days.ts'
import type { AbsenceId, BranchId, MemberId, StopId, SwapId, TeamId } from '../../src/core/ids.ts'
import { absenceById, endAbsence, registerAbsence } from '../../src/domain/shifts/absence.ts'
import { cancelChange, swapTurns } from '../../src/domain/shifts/changes.ts'
import type { Shift } from '../../src/domain/shifts/shift.ts'
import { registerStop } from '../../src/domain/shifts/stops.ts'
import type { World } from '../../src/platform/world.ts'
import { type Fact, type Marked, marksOf } from '../support/shifts/oracle.ts'

/** What the story itself remembers, to be held against what the program made of it. */
export type Life = {
  memberId: MemberId
  team: number
  base: (Shift | null)[]
  changed: Map<number, Shift | null>
  gone: Map<number, 'leave' | 'away'>
}

/** What happens to people at a mine at random, only ever for days to come, and what it comes to day by day. */
export const happenings = <L extends Life>(
  world: World,
  {
    lives,
    teams,
    branchId,
    by,
    begin,
    days,
    random: { next: chance, below },
  }: {
    lives: readonly L[]
    teams: ReadonlyMap<number, TeamId>
    branchId: BranchId
    by: MemberId
    begin: LocalDate
    days: number
    random: { next(): number; below(n: number): number }
  },
) => {
  const stopped = new Map<string, true>()
  const count = { leaves: 0, swaps: 0, stops: 0 }
  let serial = 0

  /** Somebody asks for leave or is ill, from tomorrow on. */
  const goAway = async (life: L, today: number) => {
    const [first, long] = [today + 1 + below(4), 1 + below(8)]
    const kind = (['leave', 'sick', 'away'] as const)[below(3)] ?? 'leave'
    const asked = { id: `leave${++serial}` as AbsenceId, memberId: life.memberId, kind, by }
    const outcome = await registerAbsence(world, {
      ...asked,
      firstDay: addDays(begin, first),
      lastDay: addDays(begin, first + long - 1),
    })
    if (outcome.kind !== 'registered') return
    count.leaves++
    for (let d = first; d < first + long; d++) life.gone.set(d, kind === 'away' ? 'away' : 'leave')
    if (chance() > 0.2) return
    // Back sooner than thought, known the day before.
    const absence = await absenceById(world.db, asked.id)
    if (absence)
      await endAbsence(world, { absence, id: `back${serial}` as AbsenceId, today: addDays(begin, first + 1), by })
    for (let d = first + 1; d < first + long; d++) life.gone.delete(d)
  }
  const exchange = async (today: number) => {
    const [a, b] = [lives[below(lives.length)], lives[below(lives.length)]]
    const d = today + 1 + below(5)
    if (!a || !b || d >= days) return
    const id = `swap${++serial}` as SwapId
    const on = addDays(begin, d)
    const outcome = await swapTurns(world, {
      id,
      a: { memberId: a.memberId, day: on },
      b: { memberId: b.memberId, day: on },
      by,
    })
    if (outcome.kind !== 'changed') return
    count.swaps++
    const turn = (life: Life) => (stopped.has(`${life.team}/${d}`) ? null : (life.base[d] ?? null))
    const [ofA, ofB] = [turn(a), turn(b)]
    a.changed.set(d, ofB)
    b.changed.set(d, ofA)
    if (chance() > 0.15) return
    await cancelChange(world, { id, by })
    a.changed.delete(d)
    b.changed.delete(d)
  }
  const repair = async (today: number) => {
    const team = below(teams.size)
    const [first, long] = [today + 1 + below(3), 1 + below(2)]
    await registerStop(world, {
      id: `stop${++serial}` as StopId,
      branchId,
      teamId: teams.get(team) as TeamId,
      firstDay: addDays(begin, first),
      lastDay: addDays(begin, first + long - 1),
      why: '检修',
      by,
    })
    count.stops++
    for (let d = first; d < first + long; d++) stopped.set(`${team}/${d}`, true)
  }

  const marked = (life: L): Marked =>
    marksOf(
      life.base.map((base, d): Fact => {
        const gone = life.gone.get(d)
        if (gone) return gone === 'leave' ? 'leave' : 'free'
        const shift = life.changed.has(d) ? life.changed.get(d) : stopped.has(`${life.team}/${d}`) ? null : base
        return shift ? { works: shift } : 'free'
      }),
    )
  return { count, goAway, exchange, repair, marked }
}

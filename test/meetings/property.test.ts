import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { LocalDate } from '../../src/core/clock.ts'
import { addDays, weekdayOf } from '../../src/core/days.ts'
import type { AbsenceId, BranchId, MemberId } from '../../src/core/ids.ts'
import { importRoster } from '../../src/domain/people/import-roster.ts'
import { branches, members } from '../../src/domain/people/schema.ts'
import { policyOf } from '../../src/domain/policy/policy.ts'
import { registerAbsence } from '../../src/domain/shifts/absence.ts'
import { booksIn } from '../../src/domain/shifts/books.ts'
import { turnsOn } from '../../src/domain/shifts/crew.ts'
import { shiftsInUse } from '../../src/domain/shifts/in-use.ts'
import { installExamples, setRotation } from '../../src/domain/shifts/patterns.ts'
import { closuresOf } from '../../src/domain/shifts/rest.ts'
import { dueSessions, storeSessions, timesOf } from '../../src/features/meetings/due-sessions.ts'
import { expectedIds } from '../../src/features/meetings/expected.ts'
import { remindTimes } from '../../src/features/meetings/remind-times.ts'
import { countsOf, remindAt } from '../../src/features/meetings/rules.ts'
import { markRoll, restIsHere } from '../../src/features/meetings/run.ts'
import { startMeeting } from '../../src/features/meetings/start.ts'
import { meetingById, rollOf } from '../../src/features/meetings/store.ts'
import { branchName, group, person } from '../bench.ts'
import { fakeFeishu } from '../support/outbox.ts'
import { smallWorld } from '../support/world.ts'

const patterns = ['三八制', '四六制', '轮休', '长白班'] as const
const columns = ['', '早班', '中班', '夜班', '白班', '三八制', '没有的班'] as const
const monday = '2026-03-02' as LocalDate

/** A branch of sixty whose teams rotate, some of whom are away: a different one for each seed. */
const town = async (seed: number) => {
  const fake = fakeFeishu({ now: () => small.world.clock.now() })
  const small = await smallWorld('2026-03-01T08:00:00+08:00', fake.feishu)
  onTestFinished(() => small.database.close())
  const pick = <T>(from: readonly T[], n: number): T => from[(seed * 31 + n * 17) % from.length] as T
  const people = Array.from({ length: 60 }, (_, i) =>
    person(i + 1, { team: `${i % 6}班`, shift: pick(columns, i), partyMember: i % 5 === 0 }),
  )
  await importRoster(
    small.world,
    { people, branches: [{ name: branchName, chatId: group, policy: {} }] },
    { actor: 'operator' },
  )
  const [branch] = await small.world.db.read.select().from(branches)
  const branchId = branch?.id as BranchId
  const rows = await small.world.db.read.select().from(members)
  await installExamples(small.world, { branchId, by: 'operator' })
  const teams = [...new Set(rows.map((r) => r.teamId))]
  for (const [i, subject] of teams.entries())
    if ((i + seed) % 4 !== 0)
      await setRotation(small.world, {
        ...{
          subject,
          pattern: pick(patterns, i),
          anchor: addDays(monday, (seed + i) % 8),
          by: rows[0]?.id as MemberId,
        },
      })
  for (const [i, { id }] of rows.entries())
    if ((i + seed) % 9 === 0)
      await registerAbsence(small.world, {
        ...{ id: `a${i}` as AbsenceId, memberId: id, kind: pick(['leave', 'sick', 'away'] as const, i), by: id },
        ...{ firstDay: addDays(monday, (i + seed) % 7), lastDay: addDays(monday, ((i + seed) % 7) + 2) },
      })
  return { ...small, branchId, ids: rows.map((r) => r.id) }
}

test.each([1, 2, 3, 4])(
  '会议日里，每个上班的、班次不清楚的人正好一场，休息和请假的一场也没有（种子 %i）',
  async (seed) => {
    const { world, branchId } = await town(seed)
    const usual = timesOf(await policyOf(world.db, branchId))
    const times = remindTimes(usual, (await shiftsInUse(world.db, monday)).get(branchId) ?? [])
    for (let day = monday; day < addDays(monday, 14); day = addDays(day, 1)) {
      const sessions = await dueSessions(world.db, branchId, day)
      const turns = await turnsOn(world.db, branchId, day)
      const seats = sessions.flatMap((s) => s.members)
      expect(new Set(seats).size).toBe(seats.length)
      const meets = [1, 2, 3, 5].includes(weekdayOf(day))
      const expected = meets ? turns.filter((t) => t.turn.kind !== 'off').map((t) => t.book.memberId) : []
      expect([...seats].sort()).toEqual(expected.sort())
      const books = await booksIn(world.db, branchId, day)
      for (const session of sessions) {
        // Every session has its minute in the week's calendar of reminders.
        const due = remindAt(session.at)
        const clock = new Date(due.getTime() + 8 * 3_600_000)
        const slot = times.find((t) => t.time === clock.toISOString().slice(11, 16))
        expect(slot?.days.split(',')).toContain(String(weekdayOf(clock.toISOString().slice(0, 10) as LocalDate)))
        // Nobody is called out of bed or out of the pit, as far as anybody's own turn that day says it.
        if (session.shift !== null) {
          const closed = session.members.filter((id) => {
            const book = books.get(id)
            return book && closuresOf(book)(session.at.getTime()).some((c) => c.because !== 'night')
          })
          expect(closed).toEqual([])
        }
      }
    }
  },
)

test('随便怎么点名，数都对得上：应到 = 未点 + 到 + 迟到 + 缺 + 假 + 病 + 公出，名单不多不少', async () => {
  const { world, branchId, ids } = await town(7)
  const day = addDays(monday, 1)
  const sessions = await dueSessions(world.db, branchId, day)
  const stored = await storeSessions(world, { branchId, day }, sessions)
  expect(await storeSessions(world, { branchId, day }, sessions)).toHaveLength(stored.length)
  const largest = stored.toSorted((a, b) => a.id.localeCompare(b.id))[0]
  if (!largest) throw new Error('no session')
  const at = { ...world, clock: { now: () => largest.plannedAt } }
  const by = ids[0] as MemberId
  const expected = await expectedIds(world.db, largest)
  expect(await startMeeting(at, { meeting: largest, by, eventId: 'e1' })).toBe('started')
  const marks = ['present', 'late', 'absent', 'leave', 'sick', 'away'] as const
  const act = fc.oneof(
    fc.record({ who: fc.array(fc.nat({ max: ids.length - 1 }), { maxLength: 5 }), what: fc.constantFrom(...marks) }),
    fc.constant('rest' as const),
    fc.constant('start again' as const),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 6 }), async (acts) => {
      for (const one of acts) {
        if (one === 'rest') await restIsHere(at, { id: largest.id, by })
        else if (one === 'start again') {
          const meeting = await meetingById(world.db, largest.id)
          if (meeting) expect(await startMeeting(at, { meeting, by, eventId: 'e2' })).toBe('already')
        } else {
          const who = one.who.map((i) => ids[i] as MemberId)
          const seats = new Set(who.filter((id) => expected.includes(id))).size
          expect(await markRoll(at, { id: largest.id, by, ids: who, state: one.what })).toBe(seats)
        }
        const c = countsOf(await rollOf(world.db, largest.id))
        expect(c.expected).toBe(expected.length)
        expect(c.due + c.present + c.late + c.absent + c.leave + c.sick + c.away).toBe(c.expected)
        expect(c.there).toBe(c.present + c.late)
      }
    }),
    { numRuns: 40 },
  )
})

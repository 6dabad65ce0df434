import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { person } from '../../../test/bench.ts'
import { everyone, led, limit, oracle, party } from '../../../test/pairings/oracle.ts'
import { smallWorld } from '../../../test/support/world.ts'
import { instantAt, type LocalDate, localDateOf } from '../../core/clock.ts'
import type { HandoverId, MemberId } from '../../core/ids.ts'
import { appointDeputy, endDeputy } from '../../domain/mentorships/deputies.ts'
import { leaverWrites } from '../../domain/mentorships/leave.ts'
import { endPairing, pair } from '../../domain/mentorships/pair.ts'
import { mentorships } from '../../domain/mentorships/schema.ts'
import { menteesOn, mentorOn } from '../../domain/mentorships/store.ts'
import { declareTie, endTie } from '../../domain/mentorships/ties.ts'
import { importRoster } from '../../domain/people/import-roster.ts'
import { members } from '../../domain/people/schema.ts'
import type { Write } from '../../platform/db/db.ts'
import { confirmHandover } from './confirm.ts'
import { proposeHandover } from './propose.ts'

const start = '2026-03-01T08:00:00+08:00'
const hour = 3_600_000
const roster = everyone.map((n) =>
  person(n, {
    partyMember: party.includes(n),
    team: led.includes(n) || n === 3 ? '一班' : '二班',
    ...(n === 3 ? { roles: ['team-leader'] } : {}),
  }),
)

let b: Awaited<ReturnType<typeof smallWorld>>
const ids = new Map<number, MemberId>()
beforeAll(async () => {
  b = await smallWorld(start)
  const branches = [{ name: '综采一队党支部', policy: { mentorLoad: String(limit) } }]
  expect(await importRoster(b.world, { people: roster, branches }, { actor: 'operator' })).toMatchObject({
    kind: 'imported',
  })
  for (const m of await b.world.db.read.select().from(members)) ids.set(Number(m.staffNo), m.id)
})
afterAll(() => b.database.close())

const id = (n: number): MemberId => ids.get(n) as MemberId
const numberOf = (memberId: MemberId | undefined) => [...ids].find(([, i]) => i === memberId)?.[0]
const by = { by: 'operator' as const, reason: '' }

const clear = async () => {
  b.at(start)
  for (const table of ['handover_members', 'handovers', 'mentorships', 'mentor_deputies', 'ties', 'letters', 'redraws'])
    await b.database.client.execute(`delete from ${table}`)
  await b.database.client.execute('update members set left_at = null')
}

const who = fc.constantFrom(...everyone)
const mentor = fc.constantFrom(...party, ...party, 5)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ op: fc.constant('pair' as const), m: who, by: mentor, beyond: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ op: fc.constant('propose' as const), m: who, to: mentor }) },
  { weight: 4, arbitrary: fc.record({ op: fc.constant('confirm' as const), which: fc.nat(3), asTo: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('end' as const), m: who }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('leave' as const), m: who }) },
  { weight: 2, arbitrary: fc.record({ op: fc.constant('return' as const), m: who }) },
  {
    weight: 2,
    arbitrary: fc.record({ op: fc.constant('deputy' as const), m: mentor, by: mentor, in: fc.nat(3), for: fc.nat(5) }),
  },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('end-deputy' as const), m: mentor, by: mentor }) },
  { weight: 1, arbitrary: fc.record({ op: fc.constant('tie' as const), m: who, by: who, on: fc.boolean() }) },
)
const story = fc.array(fc.record({ after: fc.constantFrom(0, 1, 7, 30), step }), { minLength: 5, maxLength: 40 })

/** What happened, as the answers told it, and nothing else: the oracle knows no table. */

const dayAfter = (at: number, days: number) => localDateOf(new Date(at + days * 24 * hour))

const play = async (
  steps: readonly { after: number; step: typeof step extends fc.Arbitrary<infer S> ? S : never }[],
) => {
  await clear()
  const o = oracle()
  const open: { id: HandoverId; from: number | undefined; to: number; m: number }[] = []
  let at = new Date(start).getTime()
  for (const [i, { after, step }] of steps.entries()) {
    at += after * hour
    b.at(new Date(at).toISOString())
    const paired = (m: number, n: number | undefined) => o.log.push({ at, m, mentor: n })
    switch (step.op) {
      case 'pair': {
        const beyond = step.beyond === 0
        const expected = o.against(step.m, step.by)
        const outcome = await pair(b.world, {
          ...{ memberId: id(step.m), mentorId: id(step.by), ending: 'replaced', ...by },
          ...(beyond ? { approval: 'approved' } : {}),
        })
        const allowed = expected === undefined || (beyond && expected === 'full')
        expect(outcome).toEqual(allowed ? { kind: 'paired' } : { kind: 'refused', obstacle: expected })
        if (allowed) paired(step.m, step.by)
        break
      }
      case 'propose': {
        const wish = { memberIds: [id(step.m)], toId: id(step.to), by: id(9), reason: '', eventId: `e${i}` }
        const outcome = await proposeHandover(b.world, wish)
        const expected = o.gone.has(step.m) ? 'member-left' : o.against(step.m, step.to)
        if (expected) expect(outcome).toEqual({ kind: 'refused', obstacle: expected })
        else expect(['proposed', 'open-already']).toContain(outcome.kind)
        if (outcome.kind === 'proposed')
          open.unshift({ id: outcome.view.handover.id, from: o.lastOf(step.m), to: step.to, m: step.m })
        break
      }
      case 'confirm': {
        const it = open[step.which]
        const actor = step.asTo ? it?.to : it?.from
        if (!it || actor === undefined || o.gone.has(actor)) break
        const outcome = await confirmHandover(b.world, { id: it.id, actor: id(actor), eventId: `e${i}` })
        const current = o.lastOf(it.m)
        const fromGone = it.from !== undefined && o.gone.has(it.from)
        if (outcome.kind === 'done') {
          expect([o.against(it.m, it.to), current ?? (fromGone ? it.from : undefined)]).toEqual([undefined, it.from])
          paired(it.m, it.to)
        } else if (outcome.kind === 'blocked') expect(outcome.obstacle).toBe(o.against(it.m, it.to))
        break
      }
      case 'end':
        expect(await endPairing(b.world, { memberId: id(step.m), by: 'operator' })).toBe(o.lastOf(step.m) !== undefined)
        paired(step.m, undefined)
        break
      case 'leave': {
        if (o.gone.has(step.m)) break
        await b.world.db.commit(
          (to) =>
            [
              to
                .update(members)
                .set({ leftAt: b.world.clock.now() })
                .where(eq(members.id, id(step.m))),
              ...leaverWrites(to, b.world, { id: id(step.m), at: b.world.clock.now(), by: 'operator' }),
            ] as [Write, ...Write[]],
        )
        o.gone.add(step.m)
        for (const m of everyone) if (m === step.m || o.lastOf(m) === step.m) paired(m, undefined)
        for (const t of o.terms)
          if ((t.m === step.m || t.by === step.m) && t.until > dayAfter(at, -1)) t.until = dayAfter(at, -1)
        break
      }
      case 'return':
        await b.world.db.commit((to) => [
          to
            .update(members)
            .set({ leftAt: null })
            .where(eq(members.id, id(step.m))),
        ])
        o.gone.delete(step.m)
        break
      case 'deputy': {
        const [since, until] = [dayAfter(at, step.in), dayAfter(at, step.in + step.for)]
        const outcome = await appointDeputy(b.world, {
          ...{ mentorId: id(step.m), deputyId: id(step.by), since, until, by: 'operator' },
        })
        if (outcome.kind === 'appointed') {
          const twice = o.terms.filter((t) => t.m === step.m && t.since <= until && t.until >= since)
          expect([twice, step.m === step.by, o.gone.has(step.by), step.by > 4]).toEqual([[], false, false, false])
          o.terms.push({ m: step.m, by: step.by, since, until })
        }
        break
      }
      case 'end-deputy':
        await endDeputy(b.world, { mentorId: id(step.m), deputyId: id(step.by), by: 'operator' })
        for (const t of o.terms)
          if (t.m === step.m && t.by === step.by && t.until > dayAfter(at, 0)) t.until = dayAfter(at, 0)
        break
      case 'tie': {
        const pairOf = { one: id(step.m), other: id(step.by), by: 'operator' as const }
        if (step.m === step.by) break
        if (step.on) await declareTie(b.world, { ...pairOf, kind: 'relative' })
        else await endTie(b.world, pairOf)
        o.tied[step.on ? 'add' : 'delete'](o.key(step.m, step.by))
        break
      }
    }
  }
  return { o, until: at }
}

const spans = async () => {
  const rows = await b.world.db.read.select().from(mentorships)
  return rows.map((r) => ({
    m: r.memberId,
    n: r.mentorId,
    since: r.since.getTime(),
    until: r.until?.getTime() ?? Number.POSITIVE_INFINITY,
    approved: r.approval !== null,
  }))
}

test('不管怎么结对、交接、离开、回来、代包保：每天只有一位包保人，谁也不超限，问哪一天都和重放日志的一样', async () => {
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const { o, until } = await play(steps)
      const all = await spans()
      for (const [i, one] of all.entries()) {
        expect(all.filter((x, j) => j !== i && x.m === one.m && x.since < one.until && one.since < x.until)).toEqual([])
        const load = all.filter((x) => x.n === one.n && x.since <= one.since && one.since < x.until).length
        if (!one.approved && one.since < one.until) expect(load).toBeLessThanOrEqual(limit)
      }
      for (let at = new Date(start).getTime(); at <= until + 48 * hour; at += 24 * hour) {
        const day = localDateOf(new Date(at))
        const dayEnd = instantAt(day, '00:00').getTime() + 24 * hour
        const answers = new Map<number, number[]>()
        for (const m of everyone) {
          const expected = o.lastOf(m, dayEnd)
          const found = await mentorOn(b.world.db, id(m), day as LocalDate)
          const deputy = expected === undefined ? undefined : o.deputyOf(expected, day)
          expect([numberOf(found?.mentorId), numberOf(found?.deputyId)]).toEqual([expected, deputy])
          for (const n of [expected, deputy]) if (n) answers.set(n, [...(answers.get(n) ?? []), m])
        }
        for (const n of party) {
          const found = (await menteesOn(b.world.db, id(n), day)).map((x) => numberOf(x.memberId) ?? 0)
          expect([...new Set(found)].sort()).toEqual([...new Set(answers.get(n) ?? [])].sort())
        }
      }
    }),
    { numRuns: Number(process.env.FUZZ_RUNS ?? 60) },
  )
}, 120_000)

test('所有人同时结对：没有人有两位包保人，谁也不超限，没有互相包保', async () => {
  await clear()
  const attempts = party.flatMap((n) => everyone.map((m) => ({ m, n })))
  await Promise.all(
    attempts.map(({ m, n }) =>
      pair(b.world, { memberId: id(m), mentorId: id(n), ending: 'replaced', ...by }).catch(() => undefined),
    ),
  )
  const now = (await spans()).filter((s) => s.until === Number.POSITIVE_INFINITY)
  for (const n of party) expect(now.filter((s) => s.n === id(n)).length).toBeLessThanOrEqual(limit)
  expect(new Set(now.map((s) => s.m)).size).toBe(now.length)
  const [{ n: mutual } = { n: -1 }] = await b.world.db.read.all<{ n: number }>(
    sql`select count(*) as n from mentorships x join mentorships y on x.member_id = y.mentor_id and x.mentor_id = y.member_id
      where x.until is null and y.until is null`,
  )
  expect(mutual).toBe(0)
})

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { smallWorld } from '../../../test/support/world.ts'
import type { AccountId, MemberId, QuestionId } from '../../core/ids.ts'
import { attempt } from '../attempts/attempts.ts'
import { confirmations } from '../confirmations/schema.ts'
import { importRoster } from '../people/import-roster.ts'
import type { RosterPerson } from '../people/roster.ts'
import { memberByAccount } from '../people/store.ts'
import { openGap } from './open.ts'
import { type GapResult, type GapStepName, standingOf, wrongTime } from './rules.ts'
import { gapResults, gapSteps } from './schema.ts'
import { gapById, gapsOf } from './store.ts'
import { gapSubject, takeStep } from './take-step.ts'

const person = (staffNo: string): RosterPerson => ({
  ...{
    staffNo,
    name: `职工${staffNo}`,
    account: `ou_${staffNo}` as AccountId,
    branch: '一支部',
    team: '一班',
    post: '',
  },
  ...{ employment: 'regular', shift: '', partyMember: false, roles: [] },
})
const whos = ['worker', 'mentor', 'cadre'] as const
const start = Date.parse('2026-03-02T08:00:00+08:00')
const hour = 3_600_000

type Deed =
  | { do: 'step'; step: GapStepName; result: GapResult; by: (typeof whos)[number]; ago: number; again: boolean }
  | { do: 'miss' }
const deed: fc.Arbitrary<Deed & { later: number }> = fc
  .oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        do: fc.constant('step' as const),
        step: fc.constantFrom(...gapSteps),
        // 会 comes more often, so that many lives reach the end.
        result: fc.oneof({ weight: 3, arbitrary: fc.constant('can' as const) }, fc.constantFrom(...gapResults)),
        by: fc.constantFrom(...whos),
        ago: fc.constantFrom(0, 0, 0, 5, 30, 80, -3),
        again: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('miss' as const) }) },
  )
  .chain((what) => fc.integer({ min: 1, max: 30 }).map((later) => ({ ...what, later })))

describe('短板怎么走都不会走岔', () => {
  let b: Awaited<ReturnType<typeof smallWorld>>
  const ids = {} as Record<(typeof whos)[number], MemberId>
  let life = 0
  let closed = 0
  beforeAll(async () => {
    b = await smallWorld(new Date(start).toISOString())
    await importRoster(b.world, { people: ['1', '2', '3'].map(person), branches: [] }, { actor: 'operator' })
    for (const [i, who] of whos.entries())
      ids[who] = (await memberByAccount(b.world.db, `ou_${i + 1}` as AccountId))?.id as MemberId
  })
  afterAll(() => b.database.close())

  test('本人关不了；没问会、没现场做对关不了；两样都有就关上；关上以后再也不变；晚了的、没到的不收', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 14, size: 'max' }), async (deeds) => {
        const point = `点${life++}`
        let now = start + life * 1_000 * hour
        b.at(new Date(now).toISOString())
        const questionId = 'q' as QuestionId
        await b.world.db.commit((to) => [
          openGap(to, b.world, { memberId: ids.worker, point, questionId, because: 'leech' }),
        ])
        const id = (await gapsOf(b.world.db, ids.worker)).find((v) => v.gap.point === point)?.gap.id ?? ('' as never)
        let missedAt: Date | undefined
        for (const [i, what] of deeds.entries()) {
          now += what.later * hour
          b.at(new Date(now).toISOString())
          const before = await gapById(b.world.db, id)
          if (!before) throw new Error('no gap')
          if (what.do === 'miss') {
            missedAt = new Date(now)
            const row = { source: 'daily', ref: `${point}/${i}`, memberId: ids.worker, questionId, point } as const
            await b.world.db.commit((to) => [
              attempt(to, b.world, {
                ...{ ...row, branchId: before.gap.branchId, choice: 'B', correct: false, answeredAt: new Date(now) },
              }),
            ])
            continue
          }
          const { step, result, by, ago } = what
          const occurredAt = new Date(now - ago * hour)
          const asked = { gapId: id, step, result, by: ids[by], occurredAt }
          const eventId = `${point}/${i}`
          const take = () => takeStep(b.world, { ...asked, eventId, once: eventId })
          const [outcome] = what.again ? await Promise.all([take(), take()]) : [await take()]
          const after = await gapById(b.world.db, id)
          if (!after || !outcome) throw new Error('no gap')
          const may =
            by !== 'worker' && !before.gap.closedAt && !wrongTime(occurredAt, before.gap.openedAt, new Date(now))
          expect(after.steps.length - before.steps.length).toBe(may ? 1 : 0)
          expect(after.steps.map((s) => s.seq)).toEqual(after.steps.map((_, n) => n + 1))
          if (before.gap.closedAt) expect(after.gap).toEqual(before.gap)
          const over = standingOf(after.steps, missedAt).over
          if (may) expect(after.gap.closedAt !== null).toBe(over)
          if (after.gap.closedAt) {
            expect(after.gap.closedBy).not.toBe(ids.worker)
            for (const needed of ['asked', 'shown'] as const)
              expect(after.steps.some((s) => s.step === needed && s.result === 'can' && s.by !== ids.worker)).toBe(true)
          }
        }
        const lines = (await b.world.db.read.select().from(confirmations)).filter((l) => l.subject === gapSubject(id))
        const end = await gapById(b.world.db, id)
        expect(lines.some((l) => l.stage === 'confirmed')).toBe(end?.gap.closedAt != null)
        if (end?.gap.closedAt) closed++
        expect(lines.filter((l) => l.confirmedBy === ids.worker || l.confirmedBy === 'system')).toEqual([])
      }),
      { numRuns: 60 },
    )
    // Enough of them have come to their end for this to mean something.
    expect(closed).toBeGreaterThan(10)
  }, 60_000)
})

test('按发生的先后算：后补的旧事不盖过新的；答错以后要重新来', () => {
  const at = (hours: number) => new Date(start + hours * hour)
  const step = (seq: number, name: GapStepName, result: GapResult, hours: number) => ({
    ...{ seq, step: name, result, occurredAt: at(hours) },
  })
  const late = [step(1, 'asked', 'can', 30), step(2, 'asked', 'cannot', 2), step(3, 'shown', 'can', 31)]
  expect(standingOf(late, undefined)).toEqual({ coached: false, asked: 'can', shown: 'can', over: true })
  expect(standingOf(late, at(30.5))).toMatchObject({ asked: undefined, shown: 'can', over: false })
  expect(standingOf(late, at(60))).toMatchObject({ asked: undefined, shown: undefined })
})

import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApprovalId, BranchId } from '../../../src/core/ids.ts'
import { readApproval } from '../../../src/domain/approvals/ballot.ts'
import { votesFor } from '../../../src/domain/approvals/rules.ts'
import { approvalDeciders, approvals } from '../../../src/domain/approvals/schema.ts'
import type { World } from '../../../src/platform/world.ts'
import { smallWorld } from '../../support/world.ts'
import { readThenWrite, truly, type Way } from './attempts.ts'
import { type Asked, type Attempt, id, modelOf } from './model.ts'

const runs = Number(process.env.APPROVAL_RUNS ?? 10_000)
const start = '2026-03-02T09:00:00+08:00'
const deadline = '2026-03-03T09:00:00+08:00'

let b: Awaited<ReturnType<typeof smallWorld>>
beforeAll(async () => {
  b = await smallWorld(start)
  // What is proved here is the order of things, not that they outlive the machine.
  await b.database.client.execute('PRAGMA synchronous = OFF')
  await b.database.client.execute('create table test_effects (approval text)')
  await b.database.client.execute('create index test_effects_by_approval on test_effects (approval)')
})
afterAll(() => b.database.close())

const seats = ['a', 'b', 'c', 'd']
const by = fc.constantFrom('requester', ...seats, 'stand-in', 'stand-in')
const seat = fc.constantFrom(...seats)
const vote = fc.record({
  do: fc.constant('vote' as const),
  by,
  seat,
  choice: fc.constantFrom('approve', 'approve', 'reject'),
})
const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  { weight: 2, arbitrary: vote as fc.Arbitrary<Attempt> },
  // Most people speak for themselves.
  { weight: 6, arbitrary: fc.tuple(vote, seat).map(([v, s]) => ({ ...v, by: s, seat: s }) as Attempt) },
  { weight: 1, arbitrary: by.map((who): Attempt => ({ do: 'recuse', by: who })) },
  { weight: 1, arbitrary: fc.constantFrom('requester', 'a').map((who): Attempt => ({ do: 'cancel', by: who })) },
  { weight: 1, arbitrary: fc.constant<Attempt>({ do: 'expire' }) },
)
const story = fc.record({
  needed: fc.constantFrom(1, 2, 2, 3, 4),
  rejection: fc.constantFrom('any' as const, 'majority' as const),
  attempts: fc.array(attempt, { minLength: 2, maxLength: 4 }),
  /** Which of them taps twice. */
  twice: fc.nat(5),
  /** Whose turn it is, step by step; 'over' is the deadline passing. */
  turns: fc.array(
    fc.oneof({ weight: 14, arbitrary: fc.nat(4) }, { weight: 1, arbitrary: fc.constant('over' as const) }),
    {
      maxLength: 12,
    },
  ),
})
type Story = typeof story extends fc.Arbitrary<infer S> ? S : never

const open = async (approval: ApprovalId, { needed, rejection, seats: all }: Asked) => {
  const row = {
    id: approval,
    key: approval,
    kind: 'test.kind',
    subject: 's',
    branchId: 'b1' as BranchId,
    requestedBy: 'requester',
  }
  await b.world.db.commit((to) => [
    to.insert(approvals).values({
      ...row,
      ...{ payload: {}, needed, rejection, seats: all.length },
      ...{ deadline: new Date(deadline), createdAt: new Date(start) },
    }),
    to
      .insert(approvalDeciders)
      .values(all.map((name) => ({ approvalId: approval, memberId: id(name), standing: 'seated' as const }))),
  ])
}

const found = async (approval: ApprovalId) => {
  const opened = await readApproval(b.world.db, approval)
  const [effects] = await b.world.db.read.all<{ n: number }>(
    sql`select count(*) as n from test_effects where approval = ${approval}`,
  )
  return {
    state: opened?.state,
    yes: opened && votesFor(opened, 'approve'),
    no: opened && votesFor(opened, 'reject'),
    effects: effects?.n,
    spoken: opened?.votes.map((v) => v.seat as string).sort(),
  }
}

let serial = 0
/** Plays a story, one step at a time, and holds what each is told and what stands at the end against the model. */
const play = async (way: Way, { attempts, twice, turns, needed, rejection }: Story) => {
  const approval = `approval${++serial}` as ApprovalId
  const asked: Asked = { needed, rejection, requester: 'requester', seats }
  const time = { now: new Date(start) }
  const world: World = { ...b.world, clock: { now: () => time.now } }
  await open(approval, asked)
  const model = modelOf(asked)
  let over = false
  const again = attempts[twice]
  const players = [...attempts, ...(again ? [again] : [])].map((what) => {
    let go: (() => void) | undefined
    let told: string | undefined
    let running: Promise<void> | undefined
    let paused = () => {}
    /** On to the next pause, or to the end. */
    const step = async () => {
      const rest = new Promise<void>((done) => {
        paused = done
      })
      running ??= way(world, approval, what, () => {
        paused()
        return new Promise((done) => {
          go = done
        })
      }).then((answer) => {
        told = answer
      })
      const on = go
      go = undefined
      on?.()
      await Promise.race([running, rest])
      if (told !== undefined) expect(told).toBe(model.tries(what, over))
    }
    return { step, done: () => told !== undefined }
  })
  const take = async (n: number) => {
    const player = players[n % players.length]
    if (player && !player.done()) await player.step()
  }
  for (const turn of turns) {
    if (turn === 'over') {
      over = true
      time.now = new Date(deadline)
    } else await take(turn)
  }
  for (const player of players) while (!player.done()) await player.step()
  expect(await found(approval)).toEqual(model.end())
}

/** Stories of different approvals do not meet: several at a time, while one of them waits for the disk. */
const lanes = 8
const holds = (way: Way, numRuns: number) =>
  Promise.all(
    Array.from({ length: lanes }, () =>
      fc.check(
        fc.asyncProperty(story, (s) => play(way, s)),
        { numRuns: Math.ceil(numRuns / lanes), endOnFailure: true },
      ),
    ),
  )

test(`${runs} 种交错：批准、不批准、撤回、到期、点两次、回避，说的和记的都与模型一致，后果恰好一次`, async () => {
  for (const lane of await holds(truly, runs)) expect(lane.failed && fc.defaultReportMessage(lane)).toBe(false)
}, 120_000)

test('先看后写的做法，同一个检查抓得出来', async () => {
  const found = await holds(readThenWrite, 800)
  expect(found.map((lane) => lane.failed)).toEqual(found.map(() => true))
})

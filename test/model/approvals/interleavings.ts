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

/** In each of the two files, which run side by side. */
const runs = Number(process.env.APPROVAL_RUNS ?? 5_000)
const start = '2026-03-02T09:00:00+08:00'
const deadline = '2026-03-03T09:00:00+08:00'

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
const stories = fc.record({
  needed: fc.constantFrom(1, 2, 2, 3, 4),
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
type Story = typeof stories extends fc.Arbitrary<infer S> ? S : never

type Base = Awaited<ReturnType<typeof smallWorld>>

/** Two dozen ballots in one commit, handed out one by one. */
const opener = (b: Base, rejection: Asked['rejection']) => {
  const open = new Map<number, ApprovalId[]>()
  let serial = 0
  const some = async (needed: number): Promise<ApprovalId[]> => {
    const ids = Array.from({ length: 24 }, () => `approval${++serial}` as ApprovalId)
    const row = { kind: 'test.kind', subject: 's', branchId: 'b1' as BranchId, requestedBy: 'requester', payload: {} }
    const times = { deadline: new Date(deadline), createdAt: new Date(start) }
    const rows = ids.map((one) => ({ id: one, key: one, needed, rejection, seats: seats.length, ...row, ...times }))
    const standing = 'seated' as const
    await b.world.db.commit((to) => [
      to.insert(approvals).values(rows),
      to
        .insert(approvalDeciders)
        .values(ids.flatMap((approvalId) => seats.map((name) => ({ approvalId, memberId: id(name), standing })))),
    ])
    return ids
  }
  return async (needed: number): Promise<ApprovalId> => {
    const ids = open.get(needed) ?? []
    if (ids.length === 0) ids.push(...(await some(needed)))
    open.set(needed, ids)
    return ids.pop() as ApprovalId
  }
}

const found = async (b: Base, approval: ApprovalId) => {
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

/** Plays a story, one step at a time, and holds what each is told and what stands at the end against the model. */
const play = async (b: Base, approval: ApprovalId, rejection: Asked['rejection'], way: Way, story: Story) => {
  const { attempts, twice, turns, needed } = story
  const asked: Asked = { needed, rejection, requester: 'requester', seats }
  const time = { now: new Date(start) }
  const world: World = { ...b.world, clock: { now: () => time.now } }
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
  expect(await found(b, approval)).toEqual(model.end())
}

/** The tests of one rule about rejections. */
export const interleavings = (rejection: Asked['rejection']): void => {
  let b: Base
  let next: ReturnType<typeof opener>
  beforeAll(async () => {
    b = await smallWorld(start)
    next = opener(b, rejection)
    // What is proved here is the order of things, not that they outlive the machine.
    await b.database.client.execute('PRAGMA synchronous = OFF')
    await b.database.client.execute('create table test_effects (approval text)')
    await b.database.client.execute('create index test_effects_by_approval on test_effects (approval)')
  })
  afterAll(() => b.database.close())
  const played = (way: Way) =>
    fc.asyncProperty(stories, async (story) => play(b, await next(story.needed), rejection, way, story))

  test(`${runs} 种交错：批准、不批准、撤回、到期、点两次、回避，说的和记的都与模型一致，后果恰好一次`, async () => {
    await fc.assert(played(truly), { numRuns: runs })
  }, 120_000)

  test('先看后写的做法，同一个检查抓得出来', async () => {
    const { failed, numRuns } = await fc.check(played(readThenWrite), { numRuns: 1_000, endOnFailure: true })
    expect([failed, numRuns < 1_000]).toEqual([true, true])
  })
}

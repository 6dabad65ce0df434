import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BranchId, MemberId, PaperId, QuestionId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import type { StoredQuestion } from '../questions/store.ts'
import { type Applied, applyDeed, type PaperDeed } from './apply.ts'
import { paperFace } from './face.ts'
import { definePaper } from './kind.ts'
import type { Paper } from './store.ts'

const start = new Date('2026-03-02T08:00:00+08:00')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

const secret = '只有答案里才有的话'
const question = (n: number): StoredQuestion => ({
  ...{ id: `q${n}` as QuestionId, branchId: '', contentHash: `h${n}`, stem: `第 ${n} 题`, explanation: secret },
  ...{
    basis: secret,
    subject: '通风',
    point: `点 ${n}`,
    post: '',
    difficulty: 2,
    source: '',
    authorId: 'operator',
    wordsHash: '',
    correctedAnswer: null,
    superseded: false,
  },
  ...(n % 3 === 0
    ? { kind: 'judge', options: [], answer: 'F' }
    : {
        kind: n % 3 === 1 ? 'single' : 'multiple',
        options: ['甲', '乙', '丙', '丁'],
        answer: n % 3 === 1 ? 'C' : 'AD',
      }),
  ...{ importedAt: start, follows: null, regulation: null, reviewedBy: null, reviewedAt: null },
  ...{ quarantinedAt: null, recheckAt: null, withdrawnAt: null, withdrawnBy: null, superseded: false },
})

const paperOf = (count: number, minutes: number | null): Paper => ({
  ...{
    id: 'p' as PaperId,
    key: 'k',
    kind: 'probe.one',
    memberId: 'm' as MemberId,
    branchId: 'b' as BranchId,
    ref: 'r',
  },
  ...{ state: 'open', version: 0, event: '', at: 0, atSince: null, openedAt: start, closesAt: later(300), minutes },
  ...{ startedAt: minutes === null ? start : null, deadline: null, endedAt: null, policyRevision: null },
  items: Array.from({ length: count }, (_, n) => ({
    ...{ n, question: question(n + 1), answer: undefined, isVoid: false, isHeld: false },
    order: (n + 1) % 3 === 0 ? undefined : [2, 0, 3, 1],
  })),
})

const kindOf = (reveal: 'at-once' | 'at-end') =>
  definePaper({ kind: 'probe.one', source: 'review', reveal, face: () => ({ title: '一份' }) })

const letter = fc.constantFrom(...'ABCDEFTF')
const item = fc.integer({ min: 0, max: 6 })
const deed: fc.Arbitrary<PaperDeed> = fc.oneof(
  fc.constant({ do: 'start' as const }),
  fc.record({ do: fc.constantFrom('choose' as const, 'tick' as const), item, choice: letter }),
  fc.record({
    do: fc.constant('answer' as const),
    item,
    choice: fc.string({ unit: letter, minLength: 1, maxLength: 4 }),
  }),
  fc.record({ do: fc.constant('settle' as const), item }),
  fc.record({ do: fc.constant('sure' as const), item, sure: fc.boolean() }),
  fc.record({ do: fc.constant('turn' as const), to: item }),
  fc.record({ do: fc.constant('hand-in' as const), anyway: fc.boolean() }),
  fc.constant({ do: 'close' as const }),
)
const life = fc.array(fc.record({ deed, minute: fc.integer({ min: 0, max: 20 }) }), { maxLength: 60 })

type Step = { before: Paper; applied: Applied; at: Date }
const lived = (
  paper: Paper,
  kind: ReturnType<typeof kindOf>,
  deeds: readonly { deed: PaperDeed; minute: number }[],
) => {
  const steps: Step[] = []
  let now = paper
  let minute = 0
  for (const [i, { deed: what, minute: more }] of deeds.entries()) {
    minute += more
    const applied = applyDeed(now, kind, what, { eventId: `e${i}`, at: later(minute) })
    steps.push({ before: now, applied, at: later(minute) })
    now = applied.paper
  }
  return { steps, now }
}
const settledIn = (paper: Paper) => paper.items.filter((i) => i.answer?.settledAt).map((i) => [i.n, i.answer?.choice])

test('不管怎么点：定了的答案不再变，完了的卷子不再变，对了几题数得清', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('at-once' as const, 'at-end' as const),
      fc.option(fc.integer({ min: 1, max: 60 })),
      life,
      (reveal, minutes, deeds) => {
        const kind = kindOf(reveal)
        const { steps } = lived(paperOf(5, minutes), kind, deeds)
        for (const { before, applied, at } of steps) {
          const [was, is] = [settledIn(before), settledIn(applied.paper)]
          expect(was.filter((s) => !is.some((t) => t[0] === s[0] && t[1] === s[1]))).toEqual([])
          if (before.state !== 'open') expect(is).toEqual(was)
          if (reveal === 'at-end' && applied.paper.state === 'open') expect(is).toEqual([])
          if (applied.kind !== 'changed') continue
          expect(applied.finished === undefined).toBe(applied.paper.state === 'open' || before.state !== 'open')
          if (applied.finished)
            expect(applied.finished.right).toBe(
              applied.paper.items.filter((i) => i.answer?.settledAt && i.answer.choice === i.question.answer).length,
            )
          const over = before.deadline ?? before.closesAt
          if (at >= over && before.state === 'open') expect(applied.paper.state).toBe('closed')
        }
      },
    ),
    { numRuns: 400 },
  )
})

test('答案定下以前，卡片上没有一个字出自答案', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('at-once' as const, 'at-end' as const), life, async (reveal, deeds) => {
      const kind = kindOf(reveal)
      const { steps } = lived(paperOf(5, 40), kind, deeds)
      for (const { applied, at } of steps) {
        const { paper } = applied
        const world = { clock: { now: () => at } } as World
        const card = JSON.stringify(await paperFace(world, kind, paper))
        const open = paper.items[paper.at]?.answer?.settledAt == null || reveal === 'at-end'
        if (open) expect(card).not.toContain(secret)
        // The same question with another key gives the same card.
        const other = {
          ...paper,
          items: paper.items.map((i) =>
            i.answer?.settledAt
              ? i
              : { ...i, question: { ...i.question, answer: i.question.kind === 'judge' ? 'T' : 'B' } },
          ),
        }
        if (open) expect(JSON.stringify(await paperFace(world, kind, other))).toBe(card)
      }
    }),
    { numRuns: 150 },
  )
})

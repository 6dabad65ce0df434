import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ApprovalId, MemberId } from '../../core/ids.ts'
import {
  afterCancel,
  afterDeadline,
  afterRecusal,
  afterVote,
  type Ballot,
  canStillPass,
  mostForOne,
  reminderDue,
} from './rules.ts'

const id = (name: string) => name as MemberId
const at = new Date('2026-03-02T09:00:00+08:00')
const deadline = new Date('2026-03-04T09:00:00+08:00')
const ballot = (change: Partial<Ballot> = {}): Ballot => ({
  ...{ id: 'a1' as ApprovalId, version: 0, state: 'pending', requestedBy: 'r', needed: 2, seats: 3, rejection: 'any' },
  deadline,
  standing: new Map(['a', 'b', 'c'].map((name) => [id(name), 'seated'])),
  votes: [],
  ...change,
})
const vote = (seat: string, by: string, choice: 'approve' | 'reject' = 'approve') => ({
  ...{ seat: id(seat), by: id(by), choice, at },
})

describe('投票', () => {
  test.each<[string, Partial<Ballot>, ReturnType<typeof vote>, string]>([
    ['没有席位', {}, vote('x', 'x'), 'no-seat'],
    ['提出人', {}, vote('a', 'r'), 'own'],
    ['提出人的席位', { requestedBy: 'a' }, vote('a', 'b'), 'own'],
    [
      '回避的人替别人',
      {
        standing: new Map([
          [id('a'), 'seated'],
          [id('d'), 'barred'],
        ]),
      },
      vote('a', 'd'),
      'recused',
    ],
    ['席位已回避', { standing: new Map([[id('a'), 'recused']]) }, vote('a', 'd'), 'no-seat'],
    ['投过了', { votes: [vote('a', 'a')] }, vote('a', 'a', 'reject'), 'voted'],
    ['代两席', { votes: [vote('a', 'd')] }, vote('b', 'd'), 'too-many'],
    ['过了截止时间', { deadline: at }, vote('a', 'a'), 'expired'],
    ['已有结果', { state: 'rejected' }, vote('a', 'a'), 'rejected'],
  ])('%s：不收', (_, change, cast, because) => expect(afterVote(ballot(change), cast)).toEqual({ kind: because }))

  test('够数就批准；一票不批准就结束，或者凑不够才结束', () => {
    expect(afterVote(ballot(), vote('a', 'a'))).toEqual({ kind: 'taken', state: 'pending' })
    expect(afterVote(ballot({ votes: [vote('a', 'a')] }), vote('b', 'b'))).toEqual({ kind: 'taken', state: 'approved' })
    expect(afterVote(ballot(), vote('a', 'a', 'reject'))).toEqual({ kind: 'taken', state: 'rejected' })
    const lenient = { rejection: 'majority', votes: [vote('a', 'a', 'reject')] } as const
    expect(afterVote(ballot({ rejection: 'majority' }), vote('a', 'a', 'reject'))).toEqual({
      ...{ kind: 'taken', state: 'pending' },
    })
    expect(afterVote(ballot(lenient), vote('b', 'b', 'reject'))).toEqual({ kind: 'taken', state: 'rejected' })
  })

  test('不管几个人才够，一个人说了不算：要两人以上的，总要两人以上来投', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), (needed) => {
        expect(mostForOne(needed) * 2).toBeLessThanOrEqual(needed)
        expect(mostForOne(needed)).toBeGreaterThan(0)
      }),
    )
  })
})

test('投过票的人不能再回避，代投过的也不能；回避一次就够', () => {
  expect(afterRecusal(ballot(), id('a'), at)).toEqual({ kind: 'taken' })
  expect(afterRecusal(ballot({ votes: [vote('a', 'd')] }), id('d'), at)).toEqual({ kind: 'voted' })
  expect(afterRecusal(ballot({ votes: [vote('a', 'd')] }), id('a'), at)).toEqual({ kind: 'voted' })
  expect(afterRecusal(ballot({ standing: new Map([[id('a'), 'recused']]) }), id('a'), at)).toEqual({ kind: 'recused' })
})

test('只有提出人能撤回；没到截止时间不算到期', () => {
  expect(afterCancel(ballot(), 'a', at)).toEqual({ kind: 'not-yours' })
  expect(afterCancel(ballot(), 'r', at)).toEqual({ kind: 'taken' })
  expect(afterCancel(ballot(), 'r', deadline)).toEqual({ kind: 'expired' })
  expect(afterDeadline(ballot(), at)).toEqual({ kind: 'too-early' })
  expect(afterDeadline(ballot(), deadline)).toEqual({ kind: 'taken' })
  expect(afterDeadline(ballot({ state: 'approved' }), deadline)).toEqual({ kind: 'approved' })
})

test('剩下的席位凑不够，就看得出来', () => {
  expect(canStillPass(ballot())).toBe(true)
  const two = new Map([['a', 'recused'] as const, ['b', 'recused'] as const, ['c', 'seated'] as const])
  const standing = new Map([...two].map(([name, how]) => [id(name), how]))
  expect(canStillPass(ballot({ standing }))).toBe(false)
  expect(canStillPass(ballot({ standing, needed: 1 }))).toBe(true)
  expect(canStillPass(ballot({ standing, needed: 1, votes: [vote('c', 'c', 'reject')] }))).toBe(false)
})

test.each([
  [48, 23, undefined],
  [48, 24, 'half'],
  [48, 43, 'half'],
  [48, 44, 'late'],
  [48, 48, undefined],
  [10, 6, 'half'],
  [16, 12, 'late'],
])('开 %i 小时、过了 %i 小时：该提醒的是 %s', (open, gone, due) => {
  const begun = at.getTime()
  const times = { createdAt: at, deadline: new Date(begun + open * 3_600_000) }
  expect(reminderDue(times, new Date(begun + gone * 3_600_000))).toBe(due)
})

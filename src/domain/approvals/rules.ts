import type { ApprovalId, MemberId } from '../../core/ids.ts'
import type { approvalStates, choices, rejectionRules, standings } from './schema.ts'

export type ApprovalState = (typeof approvalStates)[number]
export type Ended = Exclude<ApprovalState, 'pending'>
export type Choice = (typeof choices)[number]
export type RejectionRule = (typeof rejectionRules)[number]

export type Vote = { seat: MemberId; by: MemberId; choice: Choice }

/** How an approval stands. */
export type Ballot = {
  id: ApprovalId
  version: number
  state: ApprovalState
  requestedBy: string
  needed: number
  seats: number
  rejection: RejectionRule
  deadline: Date
  standing: ReadonlyMap<MemberId, (typeof standings)[number]>
  votes: readonly Vote[]
}

/** Why an act is not taken: how it ended already, or what is in the way. */
export type Refusal = Ended | 'own' | 'recused' | 'no-seat' | 'voted' | 'too-many'

export const votesFor = ({ votes }: Pick<Ballot, 'votes'>, choice: Choice): number =>
  votes.filter((v) => v.choice === choice).length

/** So many seats one person may speak for: half of the quorum, so that a rule of two or more always takes two people. */
export const mostForOne = (needed: number): number => Math.max(1, Math.floor(needed / 2))

/** How it has ended or, past the deadline, is to end. */
const endOf = ({ state, deadline }: Ballot, at: Date): Ended | undefined =>
  state !== 'pending' ? state : at >= deadline ? 'expired' : undefined

const isRejected = ({ rejection, seats, needed }: Ballot, rejections: number): boolean =>
  rejection === 'any' ? rejections > 0 : seats - rejections < needed

/** 投票：whether this vote is taken, and how the approval stands with it. */
export const afterVote = (
  ballot: Ballot,
  { seat, by, choice, at }: Vote & { at: Date },
): { kind: 'taken'; state: ApprovalState } | { kind: Refusal } => {
  const ended = endOf(ballot, at)
  if (ended) return { kind: ended }
  if (by === ballot.requestedBy || seat === ballot.requestedBy) return { kind: 'own' }
  const own = ballot.standing.get(by)
  if (own === 'recused' || own === 'barred') return { kind: 'recused' }
  if (ballot.standing.get(seat) !== 'seated') return { kind: 'no-seat' }
  if (ballot.votes.some((v) => v.seat === seat)) return { kind: 'voted' }
  if (ballot.votes.filter((v) => v.by === by).length >= mostForOne(ballot.needed)) return { kind: 'too-many' }
  const count = votesFor(ballot, choice) + 1
  if (choice === 'approve') return { kind: 'taken', state: count >= ballot.needed ? 'approved' : 'pending' }
  return { kind: 'taken', state: isRejected(ballot, count) ? 'rejected' : 'pending' }
}

/** 回避：nobody who has spoken can say afterwards that it was not for them to speak. */
export const afterRecusal = (ballot: Ballot, by: MemberId, at: Date): { kind: 'taken' } | { kind: Refusal } => {
  const ended = endOf(ballot, at)
  if (ended) return { kind: ended }
  if (ballot.votes.some((v) => v.by === by || v.seat === by)) return { kind: 'voted' }
  const own = ballot.standing.get(by)
  return own === 'recused' || own === 'barred' ? { kind: 'recused' } : { kind: 'taken' }
}

/** 撤回：the requester's alone, while nothing is decided. */
export const afterCancel = (
  ballot: Ballot,
  by: string,
  at: Date,
): { kind: 'taken' } | { kind: Refusal | 'not-yours' } => {
  const ended = endOf(ballot, at)
  if (by !== ballot.requestedBy) return { kind: 'not-yours' }
  return ended ? { kind: ended } : { kind: 'taken' }
}

/** 到期 */
export const afterDeadline = (ballot: Ballot, at: Date): { kind: 'taken' } | { kind: Ended | 'too-early' } => {
  if (ballot.state !== 'pending') return { kind: ballot.state }
  return at >= ballot.deadline ? { kind: 'taken' } : { kind: 'too-early' }
}

/** Whether enough seats are left to approve it, whatever they will say. */
export const canStillPass = ({ standing, votes, needed }: Ballot): boolean => {
  const spoken = new Set(votes.map((v) => v.seat))
  const open = [...standing].filter(([seat, how]) => how === 'seated' && !spoken.has(seat)).length
  return votesFor({ votes }, 'approve') + open >= needed
}

/** Before the end, a last reminder; milliseconds. */
export const lastCall = 4 * 3_600_000

type Times = { createdAt: Date; deadline: Date }

const halfOf = ({ createdAt, deadline }: Times): number => (createdAt.getTime() + deadline.getTime()) / 2

/** Where the last reminder would follow the other too soon it is left out. Pure. */
export const hasLastCall = (times: Times): boolean => times.deadline.getTime() - lastCall - halfOf(times) >= lastCall

/** The newest reminder whose time has come. Pure. */
export const reminderDue = (times: Times, now: Date): 'half' | 'late' | undefined => {
  const [end, at] = [times.deadline.getTime(), now.getTime()]
  if (at >= end) return undefined
  if (at >= end - lastCall && hasLastCall(times)) return 'late'
  return at >= halfOf(times) ? 'half' : undefined
}

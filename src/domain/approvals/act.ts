import { and, eq, gt, lte, type SQL, sql } from 'drizzle-orm'
import type { ApprovalId, MemberId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { type Opened, readApproval } from './ballot.ts'
import type { ApprovalState, Choice, Ended } from './rules.ts'
import { approvalDeciders, approvals, approvalVotes } from './schema.ts'

export type Act =
  | {
      kind: 'vote'
      seat: MemberId
      by: MemberId
      choice: Choice
      reason: string
      eventId: string
      state: ApprovalState
    }
  | { kind: 'recuse'; by: MemberId }
  | { kind: 'end'; state: Ended }
  /** A card more about it: an act too, because whoever ends it has to know of every card. */
  | { kind: 'ask' }

/** What an act has made of it: how it stood before, and under which condition what follows may be written. */
export type Acted = {
  act: Act
  before: Opened
  /** How it stands now. */
  after: Opened
  /** This act came to stand. */
  stood: SQL
  /** This act ended it, in the way that `after.state` says. Never true when it did not. */
  ended: SQL
}

type Acting = Pick<World, 'db' | 'ids' | 'clock'>

const withAct = (before: Opened, act: Act, now: Date): Opened => {
  const next = { ...before, version: before.version + 1 }
  const endedWith = (state: ApprovalState) => ({ state, decidedAt: state === 'pending' ? null : now })
  switch (act.kind) {
    case 'vote': {
      const { seat, by, choice, reason } = act
      return { ...next, ...endedWith(act.state), votes: [...before.votes, { seat, by, choice, reason }] }
    }
    case 'recuse':
      return { ...next, standing: new Map([...before.standing, [act.by, standingWithout(before, act.by)]]) }
    case 'end':
      return { ...next, ...endedWith(act.state) }
    case 'ask':
      return next
  }
}

const standingWithout = ({ standing }: Opened, by: MemberId) =>
  standing.get(by) === 'seated' ? ('recused' as const) : ('barred' as const)

/** The quorum is counted where the vote is written, so an approval without one cannot be. */
const enough = ({ id, needed, seats, rejection }: Opened, choice: Choice): SQL => {
  const count = sql`(select count(*) from ${approvalVotes} where approval_id = ${id} and choice = ${choice})`
  if (choice === 'approve') return sql`${count} >= ${needed}`
  return rejection === 'any' ? sql`${count} > 0` : sql`${seats} - ${count} < ${needed}`
}

const writesOf = (to: Writer, { act, before, stood }: Omit<Acted, 'ended'>, now: Date): Write[] => {
  switch (act.kind) {
    case 'vote': {
      const { seat, by, choice, reason, eventId } = act
      const vote = { approvalId: before.id, memberId: seat, castBy: by, choice, reason, eventId, at: now }
      return [
        insertIf(to, approvalVotes, vote, stood),
        to
          .update(approvals)
          .set({ state: choice === 'approve' ? 'approved' : 'rejected', decidedAt: now })
          .where(and(eq(approvals.id, before.id), eq(approvals.state, 'pending'), stood, enough(before, choice))),
      ]
    }
    case 'recuse': {
      const row = { approvalId: before.id, memberId: act.by, standing: 'barred', because: 'declared' } as const
      return [
        to
          .update(approvalDeciders)
          .set({ standing: 'recused', because: 'declared' })
          .where(and(eq(approvalDeciders.approvalId, before.id), eq(approvalDeciders.memberId, act.by), stood)),
        insertIf(to, approvalDeciders, row, stood),
      ]
    }
    default:
      return []
  }
}

/** Nobody speaks after the deadline, however long ago it was judged that there is time; and nothing expires before. */
const inTime = (act: Act, now: Date) => {
  const expires = act.kind === 'end' && act.state === 'expired'
  return expires ? lte(approvals.deadline, now) : gt(approvals.deadline, now)
}

/** Two dozen people at once would be a large committee; each meets every other at most once. */
const tries = 24

/** What is to be done: `provided` must hold besides, `also` belongs into the same commit, each write under `stood` or `ended`. */
export type Move = { kind: 'act'; act: Act; provided?: SQL; also?: (to: Writer, acted: Acted) => Write[] }

/**
 * 一次表态：what was seen is what is acted upon. The version is the key of the race: whoever comes second looks again and
 * is judged by what has become of it.
 *
 * @param judge what is to be done, or why nothing; asked again when somebody else was quicker
 */
export const actOn = async <R extends { kind: string }>(
  world: Acting,
  id: ApprovalId,
  judge: (opened: Opened) => Promise<Move | R>,
): Promise<{ kind: 'done'; acted: Acted } | { kind: 'refused'; refusal: R; opened: Opened } | { kind: 'gone' }> => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const before = await readApproval(world.db, id)
    if (!before) return { kind: 'gone' }
    const judged = await judge(before)
    if (judged.kind !== 'act') return { kind: 'refused', refusal: judged as R, opened: before }
    const { act, provided, also = () => [] } = judged as Move
    const now = world.clock.now()
    const token = world.ids.next()
    const stood = sql`exists (select 1 from ${approvals} where id = ${id} and act = ${token})`
    const after = withAct(before, act, now)
    const ended =
      after.state === 'pending'
        ? sql`false`
        : sql`exists (select 1 from ${approvals} where id = ${id} and act = ${token} and state = ${after.state})`
    const acted: Acted = { act, before, after, stood, ended }
    const [rows] = await world.db.commit(
      (to) =>
        [
          to
            .update(approvals)
            .set({
              ...{ version: before.version + 1, act: token },
              ...(act.kind === 'end' && { state: act.state, decidedAt: now }),
            })
            .where(
              and(
                eq(approvals.id, id),
                eq(approvals.version, before.version),
                eq(approvals.state, 'pending'),
                inTime(act, now),
                provided ?? sql`true`,
              ),
            )
            .returning({ id: approvals.id }),
          ...writesOf(to, acted, now),
          ...also(to, acted),
        ] as unknown as Writes,
    )
    if ((rows as unknown[]).length > 0) return { kind: 'done', acted }
  }
  throw new Error('the approval keeps changing')
}

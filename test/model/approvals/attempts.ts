import { and, eq, sql } from 'drizzle-orm'
import type { ApprovalId } from '../../../src/core/ids.ts'
import { type Acted, actOn, type Move } from '../../../src/domain/approvals/act.ts'
import { type Opened, readApproval } from '../../../src/domain/approvals/ballot.ts'
import { afterCancel, afterDeadline, afterRecusal, afterVote } from '../../../src/domain/approvals/rules.ts'
import { approvals, approvalVotes } from '../../../src/domain/approvals/schema.ts'
import type { Write, Writer, Writes } from '../../../src/platform/db/db.ts'
import type { World } from '../../../src/platform/world.ts'
import { type Attempt, id as memberId } from './model.ts'

/** Between having looked and writing: here the others may come in. */
type Pause = () => Promise<void>
/** Tries once, and tells what the person is told. */
export type Way = (world: World, approval: ApprovalId, attempt: Attempt, pause: Pause) => Promise<string>

const isMove = (found: { kind: string }): found is Move => found.kind === 'act'

const judged = (opened: Opened, attempt: Attempt, at: Date): Move | { kind: string } => {
  switch (attempt.do) {
    case 'vote': {
      const vote = { seat: memberId(attempt.seat), by: memberId(attempt.by), choice: attempt.choice }
      const after = afterVote(opened, { ...vote, at })
      const act = { ...vote, kind: 'vote', reason: '', eventId: 'e' } as const
      return after.kind === 'taken' ? { kind: 'act', act: { ...act, state: after.state } } : after
    }
    case 'recuse': {
      const by = memberId(attempt.by)
      const after = afterRecusal(opened, by, at)
      return after.kind === 'taken' ? { kind: 'act', act: { kind: 'recuse', by } } : after
    }
    case 'cancel': {
      const after = afterCancel(opened, attempt.by, at)
      return after.kind === 'taken' ? { kind: 'act', act: { kind: 'end', state: 'cancelled' } } : after
    }
    case 'expire': {
      const after = afterDeadline(opened, at)
      return after.kind === 'taken' ? { kind: 'act', act: { kind: 'end', state: 'expired' } } : after
    }
  }
}

/** What follows from an approval, to be counted: nothing keeps it from being written twice. */
const effect = (to: Writer, id: ApprovalId, provided: Acted['ended']): Write =>
  to.run(sql`insert into test_effects (approval) select ${id} where ${provided}`)

/** As the program does it. */
export const truly: Way = async (world, approval, attempt, pause) => {
  const outcome = await actOn<{ kind: string }>(world, approval, async (opened) => {
    const found = judged(opened, attempt, world.clock.now())
    if (!isMove(found)) return found
    await pause()
    return {
      ...found,
      also: (to, { ended, after }) => (after.state === 'approved' ? [effect(to, approval, ended)] : []),
    }
  })
  return outcome.kind === 'refused' ? outcome.refusal.kind : outcome.kind
}

/** As it must not be done: looks, and then writes what it has made up its mind to, whatever has happened meanwhile. */
export const readThenWrite: Way = async (world, approval, attempt, pause) => {
  const opened = await readApproval(world.db, approval)
  if (!opened) return 'gone'
  const found = judged(opened, attempt, world.clock.now())
  if (!isMove(found)) return found.kind
  await pause()
  const { act } = found
  const at = world.clock.now()
  await world.db.commit((to) => {
    const writes: Write[] = []
    if (act.kind === 'vote')
      writes.push(
        to
          .insert(approvalVotes)
          .values({
            approvalId: approval,
            memberId: act.seat,
            castBy: act.by,
            choice: act.choice,
            reason: '',
            eventId: 'e',
            at,
          })
          .onConflictDoNothing(),
      )
    if (act.kind === 'recuse')
      writes.push(
        to.run(sql`insert into approval_deciders (approval_id, member_id, standing) values (${approval}, ${act.by}, 'barred')
        on conflict do update set standing = 'recused'`),
      )
    else if (act.kind !== 'ask')
      writes.push(
        to
          .update(approvals)
          .set({ state: act.state })
          .where(and(eq(approvals.id, approval))),
      )
    if (act.kind === 'vote' && act.state === 'approved') writes.push(effect(to, approval, sql`true`))
    return writes as unknown as Writes
  })
  return 'done'
}

import { desc, eq, inArray, or } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import { readApproval } from './ballot.ts'
import { type Kinds, matterOf } from './kind.ts'
import type { ApprovalState, Choice } from './rules.ts'
import { approvalDeciders, approvals, approvalVotes } from './schema.ts'

export type Concerned = {
  id: string
  title: string
  state: ApprovalState
  deadline: Date
  /** Past its deadline, and not yet closed: nobody can vote any more. */
  over: boolean
  mine: boolean
  /** What this person said, for whichever seat; `open` when a word of one's own is still awaited. */
  said: Choice | 'recused' | 'open' | 'none'
}

/** As many as a page shows. */
const shown = 50

/** 与我有关的审批：asked by this person, or for this person's word; the newest first. Never how others voted. */
export const concerning = async (world: World, kinds: Kinds, member: MemberId): Promise<Concerned[]> => {
  const { read } = world.db
  const seats = read
    .select({ id: approvalDeciders.approvalId })
    .from(approvalDeciders)
    .where(eq(approvalDeciders.memberId, member))
  const cast = read.select({ id: approvalVotes.approvalId }).from(approvalVotes).where(eq(approvalVotes.castBy, member))
  const rows = await read
    .select({ id: approvals.id })
    .from(approvals)
    .where(or(eq(approvals.requestedBy, member), inArray(approvals.id, seats), inArray(approvals.id, cast)))
    .orderBy(desc(approvals.createdAt), desc(approvals.id))
    .limit(shown)
  const found: Concerned[] = []
  for (const { id } of rows) {
    const opened = await readApproval(world.db, id)
    const kind = opened && kinds.get(opened.kind)
    if (!opened || !kind) continue
    const { state, deadline, requestedBy, standing, votes } = opened
    const vote = votes.find((v) => v.by === member)
    const seat = standing.get(member)
    const open = seat === 'seated' && !votes.some((v) => v.seat === member)
    found.push({
      ...{ id, state, deadline, over: deadline <= world.clock.now(), mine: requestedBy === member },
      title: (await kind.face(world, matterOf(kind, opened))).title,
      said: vote?.choice ?? (seat === 'recused' ? 'recused' : open ? 'open' : 'none'),
    })
  }
  return found
}

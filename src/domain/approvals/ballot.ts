import { eq, sql } from 'drizzle-orm'
import type { ApprovalId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Ballot, Choice } from './rules.ts'
import { approvalDeciders, approvals, approvalVotes, type standings } from './schema.ts'

export type ApprovalRow = typeof approvals.$inferSelect
/** What was asked, and how it stands. */
export type Opened = ApprovalRow & Pick<Ballot, 'standing'> & { votes: readonly CastVote[] }
export type CastVote = { seat: MemberId; by: MemberId; choice: Choice; reason: string }

const rowsOf = <T>(json: string): T => JSON.parse(json) as T

const deciders = sql<string>`(select json_group_array(json_array(${approvalDeciders.memberId}, ${approvalDeciders.standing}))
  from ${approvalDeciders} where ${approvalDeciders.approvalId} = ${approvals.id})`
const votes = sql<string>`(select json_group_array(json_object('seat', ${approvalVotes.memberId}, 'by', ${approvalVotes.castBy},
  'choice', ${approvalVotes.choice}, 'reason', ${approvalVotes.reason}))
  from ${approvalVotes} where ${approvalVotes.approvalId} = ${approvals.id})`

const questionTo = (read: Db['read']) =>
  read
    .select({ row: approvals, deciders, votes })
    .from(approvals)
    .where(eq(approvals.id, sql.placeholder('id')))
    .prepare()

/** Put together once for each database: it is asked before every act. */
const questions = new WeakMap<Db['read'], ReturnType<typeof questionTo>>()

/** Everything about one approval as of one moment: a single statement, so that no act falls in between. */
export const readApproval = async ({ read }: Db, id: ApprovalId): Promise<Opened | undefined> => {
  const question = questions.get(read) ?? questionTo(read)
  questions.set(read, question)
  const [found] = await question.execute({ id })
  if (!found) return undefined
  return {
    ...found.row,
    standing: new Map(rowsOf<[MemberId, (typeof standings)[number]][]>(found.deciders)),
    votes: rowsOf<CastVote[]>(found.votes),
  }
}

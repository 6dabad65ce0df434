import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm'
import type { AccountId, BranchId, MemberId } from '../../core/ids.ts'
import { members } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'
import { type RecordRequest, recordRequests } from './schema.ts'

export const requestsOf = async (db: Db, memberId: MemberId): Promise<RecordRequest[]> =>
  db.read
    .select()
    .from(recordRequests)
    .where(eq(recordRequests.memberId, memberId))
    .orderBy(desc(recordRequests.askedAt))

const withPerson = ({ read }: Db) =>
  read
    .select({ request: recordRequests, name: members.name, account: members.account, branchId: members.branchId })
    .from(recordRequests)
    .innerJoin(members, eq(members.id, recordRequests.memberId))

export type PersonsRequest = { request: RecordRequest; name: string; account: AccountId | null; branchId: BranchId }

export const requestById = async (db: Db, id: string): Promise<PersonsRequest | undefined> =>
  (await withPerson(db).where(eq(recordRequests.id, id)))[0]

/** Of the people in these branches: the open ones, the most urgent first. */
export const openRequests = async (db: Db, branches: readonly BranchId[]): Promise<PersonsRequest[]> =>
  withPerson(db)
    .where(and(eq(recordRequests.state, 'open'), inArray(members.branchId, [...branches])))
    .orderBy(asc(recordRequests.dueAt))

/** Open ones whose time is over by then. */
export const dueBy = async (db: Db, instant: Date): Promise<PersonsRequest[]> =>
  withPerson(db)
    .where(and(eq(recordRequests.state, 'open'), lte(recordRequests.dueAt, instant)))
    .orderBy(asc(recordRequests.dueAt))

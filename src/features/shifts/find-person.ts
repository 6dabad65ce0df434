import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Actor } from '../../domain/access/actor.ts'
import { may, type Target } from '../../domain/access/may.ts'
import { branches, members } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'

export type Found = { id: MemberId; name: string; staffNo: string; target: Target }

const peopleWhere = async (db: Db, who: ReturnType<typeof or>): Promise<Found[]> => {
  const rows = await db.read
    .select({ member: members, companyId: branches.companyId })
    .from(members)
    .innerJoin(branches, eq(branches.id, members.branchId))
    .where(and(who, isNull(members.leftAt)))
    .orderBy(asc(members.staffNo))
    .limit(50)
  return rows.map(({ member: { id, name, staffNo, branchId, teamId }, companyId }) => ({
    id,
    name,
    staffNo,
    target: { place: { companyId, branchId, teamId }, owner: id },
  }))
}

/** People of that name or staff number whose shifts this actor may change; names repeat. */
export const peopleCalled = async (db: Db, actor: Actor, word: string): Promise<Found[]> => {
  const found = await peopleWhere(db, or(eq(members.name, word), eq(members.staffNo, word)))
  return found.filter(({ target }) => may(actor, 'shift.change', target))
}

export const personById = async (db: Db, id: MemberId): Promise<Found | undefined> =>
  (await peopleWhere(db, or(eq(members.id, id))))[0]

export const called = ({ name, staffNo }: Found): string => `${name}（${staffNo}）`

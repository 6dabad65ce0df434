import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import { members, roleGrants } from '../../domain/people/schema.ts'
import { booksOf } from '../../domain/shifts/books.ts'
import { sessionMembers } from '../../domain/shifts/sessions.ts'
import { turnOn } from '../../domain/shifts/turn.ts'
import type { Db } from '../../platform/db/db.ts'
import { isParty, type RollState } from './kinds.ts'
import type { Meeting } from './store.ts'

type About = Pick<Meeting, 'kind' | 'branchId' | 'day' | 'shiftKey' | 'teamId'>
export type Expected = { memberId: MemberId; state: RollState }

const partyMembers = async ({ read }: Db, { branchId, teamId, kind }: About): Promise<MemberId[]> => {
  const rows = await read
    .select({ id: members.id })
    .from(members)
    .where(
      and(
        eq(members.branchId, branchId),
        eq(members.partyMember, true),
        isNull(members.leftAt),
        kind === 'group' && teamId ? eq(members.teamId, teamId) : undefined,
      ),
    )
    .orderBy(members.staffNo)
  return rows.map(({ id }) => id)
}

/** 支委会：those who hold the office in this very branch. */
const committee = async ({ read }: Db, { branchId }: About): Promise<MemberId[]> => {
  const rows = await read
    .selectDistinct({ id: members.id, staffNo: members.staffNo })
    .from(roleGrants)
    .innerJoin(members, eq(members.id, roleGrants.memberId))
    .where(
      and(
        eq(roleGrants.scopeKind, 'branch'),
        eq(roleGrants.scopeId, branchId),
        inArray(roleGrants.role, ['committee', 'secretary']),
        isNull(roleGrants.until),
        isNull(members.leftAt),
      ),
    )
    .orderBy(members.staffNo)
  return rows.map(({ id }) => id)
}

/** 应到的是谁：the shift's people, or those entitled, as things stand now. */
export const expectedIds = (db: Db, about: About): Promise<MemberId[]> => {
  if (!isParty(about.kind))
    return sessionMembers(db, { branchId: about.branchId, day: about.day, key: about.shiftKey ?? '' })
  return about.kind === 'committee' ? committee(db, about) : partyMembers(db, about)
}

/** With what is known of each already: whoever has a registered absence that day need not be called. */
export const expectedOf = async (db: Db, about: About): Promise<Expected[]> => {
  const ids = await expectedIds(db, about)
  const books = await booksOf(db, ids, about.day)
  return ids.map((memberId) => {
    const book = books.get(memberId)
    const turn = book && turnOn(book, about.day)
    const away = turn?.kind === 'off' && (['leave', 'sick', 'away'] as const).find((kind) => kind === turn.because)
    return { memberId, state: away || 'due' }
  })
}

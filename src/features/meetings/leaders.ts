import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import type { MeetingId, MemberId } from '../../core/ids.ts'
import { placeOf } from '../../domain/access/actor.ts'
import type { Target } from '../../domain/access/may.ts'
import type { Role } from '../../domain/people/roles.ts'
import { members, roleGrants } from '../../domain/people/schema.ts'
import { memberById, secretariesOf } from '../../domain/people/store.ts'
import type { Db } from '../../platform/db/db.ts'
import { expectedIds } from './expected.ts'
import { isParty } from './kinds.ts'
import { type Meeting, meetingById, rollOf } from './store.ts'

/** Of those who sit there, who is asked to lead: the first rung on which anybody stands. */
const ladder: readonly (readonly Role[])[] = [['duty-cadre'], ['team-leader'], ['committee', 'secretary']]

const rolesAmong = async ({ read }: Db, ids: readonly MemberId[]): Promise<{ id: MemberId; role: Role }[]> =>
  ids.length === 0
    ? []
    : read
        .selectDistinct({ id: roleGrants.memberId, role: roleGrants.role })
        .from(roleGrants)
        .innerJoin(members, eq(members.id, roleGrants.memberId))
        .where(
          and(
            inArray(roleGrants.memberId, [...ids]),
            inArray(roleGrants.role, ladder.flat()),
            isNull(roleGrants.until),
            isNull(members.leftAt),
            or(eq(roleGrants.scopeKind, 'team'), eq(roleGrants.scopeKind, 'branch')),
          ),
        )

const sitting = async (db: Db, meeting: Meeting): Promise<MemberId[]> =>
  meeting.state === 'planned' ? expectedIds(db, meeting) : (await rollOf(db, meeting.id)).map((r) => r.memberId)

/** 主持的卡给谁：whoever is named; else of those who work that shift; else the secretary. */
export const askedToLead = async (
  db: Db,
  meeting: Pick<Meeting, 'kind' | 'branchId' | 'day' | 'shiftKey' | 'teamId' | 'chairId'>,
): Promise<MemberId[]> => {
  const chair = meeting.chairId && (await memberById(db, meeting.chairId))
  if (chair && !chair.leftAt) return [chair.id]
  if (!isParty(meeting.kind)) {
    const held = await rolesAmong(db, await expectedIds(db, meeting))
    for (const rung of ladder) {
      const ids = [...new Set(held.filter((h) => rung.includes(h.role)).map((h) => h.id))]
      if (ids.length > 0) return ids
    }
  }
  return (await secretariesOf(db, meeting.branchId)).map((m) => m.id)
}

/** Who may besides those whose office reaches the whole branch: the chair, and the leaders of teams that sit there. */
const deciders = async (db: Db, meeting: Meeting): Promise<ReadonlySet<MemberId>> => {
  const named = meeting.chairId ? [meeting.chairId] : []
  if (isParty(meeting.kind)) return new Set(named)
  const held = await rolesAmong(db, await sitting(db, meeting))
  return new Set([...named, ...held.filter((h) => h.role === 'team-leader').map((h) => h.id)])
}

/** A meeting as something that people may lead or look at; nothing when there is none. */
export const aboutMeeting = async (db: Db, id: string): Promise<Target | undefined> => {
  const meeting = await meetingById(db, id as MeetingId)
  const place = meeting && (await placeOf(db, meeting.branchId))
  return meeting && place && { place, deciders: await deciders(db, meeting) }
}

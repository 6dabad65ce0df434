import { and, desc, eq, isNull } from 'drizzle-orm'
import { roleNames } from '../../../../cards/shell/texts.roles.ts'
import type { MemberId } from '../../../core/ids.ts'
import { branches, members, roleGrants, teams } from '../../../domain/people/schema.ts'
import type { Db } from '../../../platform/db/db.ts'

/** Who somebody is, as the roster has it; also of somebody who has left. */
export const aboutPerson = async (db: Db, id: MemberId) => {
  const [row] = await db.read
    .select({ member: members, branch: branches.name, team: teams.name })
    .from(members)
    .innerJoin(branches, eq(branches.id, members.branchId))
    .innerJoin(teams, eq(teams.id, members.teamId))
    .where(eq(members.id, id))
  if (!row) return undefined
  const grants = await db.read
    .select({ role: roleGrants.role })
    .from(roleGrants)
    .where(and(eq(roleGrants.memberId, id), isNull(roleGrants.until)))
    .orderBy(desc(roleGrants.since))
  const roles = [...new Set(grants.map(({ role }) => roleNames[role]))]
  return { ...row.member, branch: row.branch, team: row.team, roles }
}
export type About = NonNullable<Awaited<ReturnType<typeof aboutPerson>>>

import { and, asc, eq, isNull, type SQL } from 'drizzle-orm'
import { branches, members, teams } from '../../../domain/people/schema.ts'
import type { Db } from '../../../platform/db/db.ts'

type Named = readonly [id: string, name: string]
/** What there is to choose from. */
export type Places = { branches: readonly Named[]; teams: readonly Named[] }

/** The branches and teams in which anybody is whom the visitor may see; no others are named. */
export const placesFor = async ({ read }: Db, within: SQL): Promise<Places> => {
  const rows = await read
    .selectDistinct({ branchId: branches.id, branch: branches.name, teamId: teams.id, team: teams.name })
    .from(members)
    .innerJoin(branches, eq(branches.id, members.branchId))
    .innerJoin(teams, eq(teams.id, members.teamId))
    .where(and(within, isNull(members.leftAt)))
    .orderBy(asc(branches.name), asc(teams.name))
  const named = new Map(rows.map((r) => [r.branchId, r.branch]))
  const alone = named.size === 1
  return {
    branches: [...named],
    teams: rows.map((r) => [r.teamId, alone ? r.team : `${r.branch} · ${r.team}`] as const),
  }
}

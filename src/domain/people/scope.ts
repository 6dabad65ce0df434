import { and, eq } from 'drizzle-orm'
import type { Db } from '../../platform/db/db.ts'
import type { ScopeKind } from './roles.ts'
import { branches, companies, teams } from './schema.ts'
import type { Member } from './store.ts'

const branchNamed = async (db: Db, name: string) => {
  const [branch] = await db.read.select().from(branches).where(eq(branches.name, name))
  return branch
}

const teamNamed = async (db: Db, branchId: Member['branchId'], name: string) => {
  const [team] = await db.read
    .select()
    .from(teams)
    .where(and(eq(teams.branchId, branchId), eq(teams.name, name)))
  return team?.id
}

/**
 * The company, branch or team of that name; the member's own without a name. A team of another branch is named with it:
 * `综采一队党支部/采煤一班`.
 */
export const scopeNamed = async (
  db: Db,
  kind: ScopeKind,
  name: string | undefined,
  member: Member,
): Promise<string | undefined> => {
  if (kind === 'company') {
    const named = name === undefined ? undefined : eq(companies.name, name)
    const [row] = named
      ? await db.read.select({ id: companies.id }).from(companies).where(named)
      : await db.read.select({ id: branches.companyId }).from(branches).where(eq(branches.id, member.branchId))
    return row?.id
  }
  if (kind === 'branch') return name === undefined ? member.branchId : (await branchNamed(db, name))?.id
  if (name === undefined) return member.teamId
  const [branchName, teamName] = name.includes('/') ? name.split('/', 2) : [undefined, name]
  const branchId = branchName === undefined ? member.branchId : (await branchNamed(db, branchName))?.id
  return branchId && teamNamed(db, branchId, teamName ?? '')
}

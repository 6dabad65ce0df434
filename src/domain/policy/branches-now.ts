import { asc } from 'drizzle-orm'
import { onceFor } from '../../core/once-for.ts'
import type { World } from '../../platform/world.ts'
import { type Branch, everyBranch } from '../people/store.ts'
import { type Policy, policyUsual } from './keys.ts'
import { policies } from './schema.ts'

export type BranchNow = { branch: Branch; policy: Policy }

const read = async ({ db }: Pick<World, 'db'>): Promise<readonly BranchNow[]> => {
  const [branches, rows] = await Promise.all([
    everyBranch(db),
    db.read.select().from(policies).orderBy(asc(policies.version)),
  ])
  return branches.map((branch) => ({
    branch,
    policy: {
      ...policyUsual,
      ...Object.fromEntries(rows.filter((r) => r.branchId === branch.id).map(({ key, value }) => [key, value])),
    },
  }))
}

/**
 * Every branch with its rules, read once for each `world` object: a tick hands the same one to all jobs that ask when they
 * are due, and another one a minute later.
 */
export const branchesNow = onceFor(read)

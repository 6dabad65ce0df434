import { type SQL, sql } from 'drizzle-orm'
import { sha256Hex } from '../../core/hash.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { dbWhile, Fenced } from '../../platform/db/fenced.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { newestLine, quietSince } from '../audit/since.ts'
import { planRoster } from './plan-roster.ts'
import type { RosterProblem } from './problems.ts'
import type { Held, Limits, Roster, RosterPlan } from './roster.ts'
import { rosterWrites } from './roster-writes.ts'

export type RosterSummary = {
  added: number
  returned: number
  changed: number
  unchanged: number
  withoutAccount: number
  held: readonly Held[]
  missing: RosterPlan['missing']
  /** The same plan has the same one: what was shown to somebody is what is done. */
  fingerprint: string
}
export type RosterImport =
  | ({ kind: 'planned' | 'imported' } & RosterSummary)
  | { kind: 'refused'; problems: readonly RosterProblem[] }
  /** The roster has changed since it was shown what this file would do. */
  | ({ kind: 'differs' } & RosterSummary)
  /** The condition of the caller no longer held, or others changed the roster all the time. */
  | { kind: 'overtaken' }

export type ImportOptions = {
  dryRun?: boolean
  /** Who imports: a person, or whoever holds the command line. */
  actor: MemberId | 'operator'
  limits?: Limits
  /** Only if the plan is still this one. */
  fingerprint?: string
  /** Only while this holds. */
  provided?: SQL
  /** Further writes of the same commit. */
  also?: (to: Writer, summary: RosterSummary) => Write[]
}

/** Whoever changes any of these leaves a line that begins so. */
const nouns = ['people', 'roles', 'pairings', 'policy']
const tries = 3

const summaryOf = async (plan: RosterPlan): Promise<RosterSummary> => {
  const of = (kind: string) => plan.differences.filter((d) => d.kind === kind).length
  const { differences, held, missing, unchanged, withoutAccount } = plan
  const places = [plan.companies.length, plan.branches.map((b) => [b.name, b.chatId]), plan.policies.map((p) => p.key)]
  const fingerprint = await sha256Hex(JSON.stringify([differences, held, places]))
  const counts = { added: of('added'), returned: of('returned'), changed: of('changed'), unchanged }
  return { ...counts, withoutAccount, held, missing, fingerprint }
}

const commitPlan = async (
  world: Pick<World, 'db' | 'clock'>,
  plan: RosterPlan,
  summary: RosterSummary,
  seen: number,
  { actor, provided = sql`true`, also = () => [] }: ImportOptions,
): Promise<boolean> => {
  const { added, returned, changed, unchanged, held } = summary
  const detail = { added, returned, changed, unchanged, held: held.length }
  try {
    await dbWhile(world.db, sql`${quietSince(seen, nouns)} and ${provided}`).commit(
      (to) =>
        [
          audit(to, world, { actor, action: 'people.imported', object: 'roster', detail }),
          ...rosterWrites(to, world, plan, actor),
          ...also(to, summary),
        ] as unknown as Writes,
    )
    return true
  } catch (error) {
    if (error instanceof Fenced) return false
    throw error
  }
}

/**
 * 导入花名册：the whole file in one commit, or nothing. By staff number, so importing the same file again changes nothing;
 * people who are not in the file stay as they are.
 */
export const importRoster = async (
  world: Pick<World, 'db' | 'ids' | 'clock'>,
  roster: Roster,
  options: ImportOptions,
): Promise<RosterImport> => {
  for (let attempt = 0; attempt < tries; attempt++) {
    const seen = await newestLine(world.db)
    const plan = await planRoster(world, roster, options.limits)
    if (plan.problems.length > 0) return { kind: 'refused', problems: plan.problems }
    const summary = await summaryOf(plan)
    if (options.fingerprint !== undefined && options.fingerprint !== summary.fingerprint)
      return { kind: 'differs', ...summary }
    if (options.dryRun) return { kind: 'planned', ...summary }
    if (await commitPlan(world, plan, summary, seen, options)) return { kind: 'imported', ...summary }
  }
  return { kind: 'overtaken' }
}

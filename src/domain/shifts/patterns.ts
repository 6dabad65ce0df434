import { asc, desc, eq, sql } from 'drizzle-orm'
import { type LocalDate, localDateOf } from '../../core/clock.ts'
import type { BranchId, MemberId, TeamId } from '../../core/ids.ts'
import type { Db, Write, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { replanPushes } from '../disturbance/replan.ts'
import { members } from '../people/schema.ts'
import { checkPattern, type PatternProblem } from './check-pattern.ts'
import { rotations, shiftPatterns } from './schema.ts'
import type { CycleDay, Shift } from './shift.ts'
import { examplePatterns } from './texts.ts'
import type { Pattern } from './turn.ts'

type Author = MemberId | 'operator'
type Ways = Pick<World, 'db' | 'clock'>

const versionsOf = (db: Db, branchId: BranchId): Promise<Pattern[]> =>
  db.read.select().from(shiftPatterns).where(eq(shiftPatterns.branchId, branchId)).orderBy(asc(shiftPatterns.version))

/** The patterns that a branch has now, by name; without those that it gave up. */
export const patternsOf = async (db: Db, branchId: BranchId): Promise<Pattern[]> => {
  const newest = new Map((await versionsOf(db, branchId)).map((p) => [p.name, p]))
  return [...newest.values()].filter((p) => p.cycle.length > 0).sort((a, b) => a.name.localeCompare(b.name))
}

/** 改班制：a new version from that day on; whoever changes it at the same time loses. An empty cycle gives it up. */
export const setPattern = async (
  world: Ways,
  asked: {
    branchId: BranchId
    name: string
    shifts: readonly Shift[]
    cycle: readonly CycleDay[]
    anchor: LocalDate | null
    since: LocalDate
    by: Author
  },
): Promise<
  { kind: 'set'; version: number } | { kind: 'changed-meanwhile' } | { kind: 'wrong'; why: PatternProblem }
> => {
  const why = asked.cycle.length > 0 ? checkPattern(asked) : undefined
  if (why) return { kind: 'wrong', why }
  const { branchId, name, by } = asked
  const version = ((await versionsOf(world.db, branchId)).findLast((p) => p.name === name)?.version ?? 0) + 1
  const free = sql`not exists (select 1 from ${shiftPatterns} where branch_id = ${branchId} and name = ${name} and version = ${version})`
  const [, written] = await world.db.commit((to) => [
    audit(
      to,
      world,
      { actor: by, action: 'shifts.pattern-set', object: `branch/${branchId}`, detail: { version } },
      free,
    ),
    to
      .insert(shiftPatterns)
      .values({ ...asked, version, at: world.clock.now() })
      .onConflictDoNothing()
      .returning({ version: shiftPatterns.version }),
    ...replanPushes(to, world, sql`select id from ${members} where branch_id = ${branchId}`),
  ])
  return written.length > 0 ? { kind: 'set', version } : { kind: 'changed-meanwhile' }
}

/** A Monday. */
const monday = '2024-01-01' as LocalDate
/** Examples hold for the past too: whoever worked yesterday still sleeps today. */
const ever = '2000-01-01' as LocalDate

/** 装上示例班制：those whose names the branch has not used. Again it does nothing. */
export const installExamples = async (
  world: Ways,
  { branchId, by }: { branchId: BranchId; by: Author },
): Promise<void> => {
  const at = world.clock.now()
  const had = sql`exists (select 1 from ${shiftPatterns} where branch_id = ${branchId} and name = ${examplePatterns[0]?.name})`
  await world.db.commit(
    (to) =>
      [
        audit(
          to,
          world,
          { actor: by, action: 'shifts.examples-installed', object: `branch/${branchId}` },
          sql`not ${had}`,
        ),
        ...examplePatterns.map(({ weekly, ...pattern }) =>
          insertIf(
            to,
            shiftPatterns,
            { ...pattern, branchId, version: 1, since: ever, anchor: weekly ? monday : null, example: true, by, at },
            sql`true`,
          ),
        ),
      ] as [Write, ...Write[]] satisfies Writes,
  )
}

/** The newest version of a team's or a person's rotation. */
export const rotationOf = async (db: Db, subject: TeamId | MemberId) => {
  const [newest] = await db.read
    .select()
    .from(rotations)
    .where(eq(rotations.subject, subject))
    .orderBy(desc(rotations.version))
    .limit(1)
  return newest
}

/**
 * 定班：from `since` on a team (or one person) follows that pattern, whose cycle begins on `anchor`. An empty pattern ends it.
 */
export const setRotation = async (
  world: Ways,
  asked: { subject: TeamId | MemberId; pattern: string; anchor: LocalDate; since?: LocalDate; by: Author },
): Promise<'set' | 'changed-meanwhile'> => {
  const version = ((await rotationOf(world.db, asked.subject))?.version ?? 0) + 1
  const since = asked.since ?? localDateOf(world.clock.now())
  const free = sql`not exists (select 1 from ${rotations} where subject = ${asked.subject} and version = ${version})`
  const [, written] = await world.db.commit((to) => [
    audit(
      to,
      world,
      { actor: asked.by, action: 'shifts.rotation-set', object: asked.subject, detail: { version } },
      free,
    ),
    to
      .insert(rotations)
      .values({ ...asked, since, version, at: world.clock.now() })
      .onConflictDoNothing()
      .returning({ version: rotations.version }),
    ...replanPushes(to, world, sql`select id from ${members} where ${asked.subject} in (id, team_id)`),
  ])
  return written.length > 0 ? 'set' : 'changed-meanwhile'
}

import { and, asc, count, desc, eq, gte, inArray, type SQL, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { revisionFor } from '../policy/policy.ts'
import type { Commitment } from '../private-words/private-words.ts'
import { type ConfirmationKind, confirmations, type Stage } from './schema.ts'

export type Confirmation = {
  memberId: MemberId
  kind: ConfirmationKind
  subject: string
  stage: Stage
  confirmedBy: MemberId | 'system'
  evidence: string
  occurredAt: Date
  late?: boolean
  /** The line that this one puts right, and why, in words that stand beside the chain and not in it. */
  corrects?: number
  reason?: Commitment
}

/** 确认：one more line of the ledger, in the commit of the fact that it confirms and only if that fact came to stand. */
export const confirm = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  line: Confirmation,
  provided: SQL = sql`true`,
): Write =>
  insertIf(
    to,
    confirmations,
    {
      ...line,
      key: `${line.memberId}/${line.kind}/${line.subject}/${line.stage}`,
      policyRevision: revisionFor(line.memberId),
      recordedAt: clock.now(),
    },
    provided,
  )

/** A person's newest confirmations, newest first. */
export const confirmationsOf = async (
  db: Db,
  memberId: MemberId,
  kind: ConfirmationKind,
  limit: number,
): Promise<(typeof confirmations.$inferSelect)[]> =>
  db.read
    .select()
    .from(confirmations)
    .where(and(eq(confirmations.memberId, memberId), eq(confirmations.kind, kind)))
    .orderBy(desc(confirmations.seq))
    .limit(limit)

/**
 * A line that a later one of a lower stage corrects, and that later one: what was taken back counts as it did before it was
 * confirmed.
 */
const takenBack = sql`(exists (
    select 1 from ${confirmations} later where later.corrects = ${confirmations.seq}
      and later.stage = 'learned' and ${confirmations.stage} <> 'learned')
  or (${confirmations.stage} = 'learned' and ${confirmations.corrects} is not null))`

/** How many lines of each stage a person has since then; what was taken back is not among them. */
export const countStages = async (
  db: Db,
  memberId: MemberId,
  kind: ConfirmationKind,
  since: Date,
): Promise<Partial<Record<Stage, number>>> => {
  const rows = await db.read
    .select({ stage: confirmations.stage, n: count() })
    .from(confirmations)
    .where(
      and(
        eq(confirmations.memberId, memberId),
        eq(confirmations.kind, kind),
        gte(confirmations.occurredAt, since),
        sql`not ${takenBack}`,
      ),
    )
    .groupBy(confirmations.stage)
  return Object.fromEntries(rows.map(({ stage, n }) => [stage, n]))
}

/** All that a person has about these subjects, oldest first. */
export const confirmationsAbout = async (
  db: Db,
  memberId: MemberId,
  subjects: readonly string[],
): Promise<(typeof confirmations.$inferSelect)[]> =>
  subjects.length === 0
    ? []
    : db.read
        .select()
        .from(confirmations)
        .where(and(eq(confirmations.memberId, memberId), inArray(confirmations.subject, [...subjects])))
        .orderBy(asc(confirmations.seq))

import { and, eq, inArray, like, or, type SQL } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Attempt } from '../../domain/attempts/attempts.ts'
import { confirm } from '../../domain/confirmations/ledger.ts'
import { confirmations } from '../../domain/confirmations/schema.ts'
import type { Rejudging } from '../../domain/questions/followers.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'

type Line = typeof confirmations.$inferSelect
/** What the ledger says of these people and the question that was answered. */
export type LedgerLines = readonly Line[]

const subjectOf = ({ from }: Rejudging) => `question/${from.id}`

export const ledgerLinesOf = async (
  { read }: Db,
  change: Rejudging,
  people: readonly MemberId[],
): Promise<LedgerLines> =>
  read
    .select()
    .from(confirmations)
    .where(
      and(
        inArray(confirmations.memberId, [...people]),
        eq(confirmations.kind, 'study'),
        or(eq(confirmations.subject, subjectOf(change)), like(confirmations.subject, `${subjectOf(change)}/%`)),
      ),
    )

/**
 * 更正台账：nothing is changed in it. A new line, about the version that took the question's place, corrects the one that an
 * attempt had brought: «understood» what was only learned, or only learned what had counted as understood.
 */
export const correcting = (
  to: Writer,
  world: World,
  lines: LedgerLines,
  change: Rejudging,
  attempt: Attempt,
  now: boolean | undefined,
  provided: SQL,
): Write[] => {
  const of = (stage: Line['stage']) =>
    lines.find((l) => l.memberId === attempt.memberId && l.stage === stage && l.evidence.includes(attempt.ref))
  const stage = now === true ? ('understood' as const) : ('learned' as const)
  const wrong = of(now === true ? 'learned' : 'understood')
  if (!wrong || (now === true && of('understood'))) return []
  const { memberId, kind, evidence, late, occurredAt } = wrong
  const subject = wrong.subject.replace(subjectOf(change), `question/${change.to.id}`)
  const line = { memberId, kind, stage, subject, evidence, late, occurredAt, corrects: wrong.seq }
  return [confirm(to, world, { ...line, confirmedBy: 'system' }, provided)]
}

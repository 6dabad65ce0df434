import { asc, gt } from 'drizzle-orm'
import type { Db } from '../../platform/db/db.ts'
import { auditLines } from '../audit/schema.ts'
import { confirmations } from '../confirmations/schema.ts'
import type { Book } from './schema.ts'

/** A line as it is hashed: every column, in an order that never changes. */
export type Line = { seq: number; text: string }

const ms = (date: Date) => date.getTime()
/** Keys in order, so that one detail has one spelling. */
const canonical = (detail: Record<string, unknown>) => Object.entries(detail).sort(([a], [b]) => (a < b ? -1 : 1))

/** The next lines of a book after `seq`, in order, at most `limit`. */
export const linesAfter: Record<Book, (db: Db, seq: number, limit: number) => Promise<Line[]>> = {
  confirmations: async (db, after, limit) => {
    const rows = await db.read
      .select()
      .from(confirmations)
      .where(gt(confirmations.seq, after))
      .orderBy(asc(confirmations.seq))
      .limit(limit)
    return rows.map((r) => ({
      seq: r.seq,
      text: JSON.stringify([
        r.seq,
        r.key,
        r.memberId,
        r.kind,
        r.subject,
        r.stage,
        r.confirmedBy,
        r.evidence,
        r.late,
        ms(r.occurredAt),
        ms(r.recordedAt),
        r.corrects,
        r.reason,
        // Lines from before it was kept hash as they always did.
        ...(r.policyRevision === null ? [] : [r.policyRevision]),
      ]),
    }))
  },
  audit: async (db, after, limit) => {
    const rows = await db.read
      .select()
      .from(auditLines)
      .where(gt(auditLines.seq, after))
      .orderBy(asc(auditLines.seq))
      .limit(limit)
    return rows.map((r) => ({
      seq: r.seq,
      text: JSON.stringify([r.seq, ms(r.at), r.actor, r.action, r.object, canonical(r.detail)]),
    }))
  },
}

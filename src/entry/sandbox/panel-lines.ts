import type { confirmations } from '../../domain/confirmations/schema.ts'
import type { inbox } from '../../platform/inbox/schema.ts'
import type { jobSlots } from '../../platform/jobs/schema.ts'
import type { letters } from '../../platform/outbox/schema.ts'
import type { InboxLine, LedgerLine, LetterLine, SlotLine } from '../../sandbox/page/panels/lines.ts'

/** Rows as the page reads them: instants as numbers, and nothing where there is nothing. */

export const slotLine = ({ at, state, reason, attempts }: typeof jobSlots.$inferSelect): SlotLine => ({
  at: at.getTime(),
  state,
  attempts,
  ...(reason === null ? {} : { reason }),
})

export const inboxLine = (row: typeof inbox.$inferSelect): InboxLine => ({
  eventId: row.eventId,
  type: row.type,
  at: row.receivedAt.getTime(),
  state: row.state,
  attempts: row.attempts,
  crashes: row.crashes,
  ...(row.lastError === null ? {} : { error: row.lastError }),
})

export const letterLine = (row: typeof letters.$inferSelect): LetterLine => ({
  id: row.id,
  key: row.key,
  lane: row.lane,
  recipient: row.recipient,
  state: row.state,
  writtenAt: row.writtenAt.getTime(),
  dueAt: row.dueAt.getTime(),
  attempts: row.attempts,
  ref: row.ref,
  ...(row.sentAt === null ? {} : { sentAt: row.sentAt.getTime() }),
  ...(row.lastCode ? { code: row.lastCode } : {}),
  ...(row.lastError === null ? {} : { error: row.lastError }),
})

export const ledgerLine = (row: typeof confirmations.$inferSelect, nameOf: (id: string) => string): LedgerLine => ({
  seq: row.seq,
  person: nameOf(row.memberId),
  kind: row.kind,
  stage: row.stage,
  late: row.late,
  at: row.occurredAt.getTime(),
  subject: row.subject,
  by: nameOf(row.confirmedBy),
  ...(row.corrects === null ? {} : { corrects: row.corrects }),
  ...(row.reason === null ? {} : { reason: row.reason }),
})

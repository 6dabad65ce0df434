import { type SQL, sql } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { auditLines } from './schema.ts'

export type AuditLine = {
  actor: MemberId | 'operator' | 'system'
  action: `${string}.${string}`
  object: string
  detail?: Record<string, string | number | boolean>
}

/** 留痕：in the commit of the act itself. */
export const audit = (
  to: Writer,
  { clock }: Pick<World, 'clock'>,
  { detail = {}, ...line }: AuditLine,
  provided: SQL = sql`true`,
): Write => insertIf(to, auditLines, { ...line, detail, at: clock.now() }, provided)

import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { MemberId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'
import type { Commitment } from '../private-words/private-words.ts'

/** 学习 · 亲情 · 岗前 · 现场 */
export const kinds = ['study', 'family', 'preshift', 'site'] as const
/** 学了 · 懂了 · 做了 · 确认了 */
export const stages = ['learned', 'understood', 'done', 'confirmed'] as const
export type ConfirmationKind = (typeof kinds)[number]
export type Stage = (typeof stages)[number]

/** 确认台账。Append-only: a correction is a new line with a reason, in `corrects`. */
export const confirmations = sqliteTable(
  'confirmations',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    /** Who, what and which stage: the same confirmation is written once. */
    key: text().notNull().unique(),
    memberId: text().$type<MemberId>().notNull(),
    kind: text({ enum: kinds }).notNull(),
    /** `question/<id>`, `visit/<id>` … */
    subject: text().notNull(),
    stage: text({ enum: stages }).notNull(),
    /** A member id, or 'system' where a rule decides (an answer that is right). */
    confirmedBy: text().notNull(),
    /** The row of the feature that proves it. */
    evidence: text().notNull(),
    /** Made up for after the time: 补. */
    late: flag().notNull().default(false),
    occurredAt: instant().notNull(),
    recordedAt: instant().notNull(),
    /** The number of changes that the person's branch had made to its rules by then: the version it was made under. */
    policyRevision: integer(),
    corrects: integer(),
    /** Never words: they would be chained for ever. They stand in `private_words` under this. */
    reason: text().$type<Commitment>(),
  },
  (t) => [
    index('confirmations_by_member').on(t.memberId, t.kind, t.seq),
    index('confirmations_by_correction').on(t.corrects),
  ],
)

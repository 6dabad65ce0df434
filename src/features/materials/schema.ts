import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, FileKey, ImageKey, MaterialId, MemberId, QuestionId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'

/** 学习强国 · 上级文件 · 安全文化 · 岗位标准 · 事故案例 · 其他 */
export const materialKinds = ['xuexi', 'directive', 'culture', 'standard', 'accident', 'other'] as const
export type MaterialKind = (typeof materialKinds)[number]

export type MaterialLink = { url: string; label: string }
/** The bytes lie at Feishu, handed in by us. `type` is what a browser is told. */
export type MaterialFile = { name: string; bytes: number; type: string } & (
  | { kind: 'picture'; key: ImageKey }
  | { kind: 'file' | 'sound'; key: FileKey }
)

/** 学习资料。What it says stands in its versions. */
export const materials = sqliteTable(
  'materials',
  {
    id: text().$type<MaterialId>().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    /** The version that counts; 0 as long as there is only a draft. */
    version: integer().notNull(),
    createdBy: text().$type<MemberId>().notNull(),
    createdAt: instant().notNull(),
    retiredAt: instant(),
    retiredBy: text().$type<MemberId>(),
  },
  (t) => [index('materials_by_branch').on(t.branchId, t.createdAt)],
)

/** A version is never edited once it counts: who has learned it has learned these words. */
export const materialVersions = sqliteTable(
  'material_versions',
  {
    materialId: text()
      .$type<MaterialId>()
      .notNull()
      .references(() => materials.id),
    version: integer().notNull(),
    /** One drawn form, or one message, is one version. */
    once: text().notNull().unique(),
    title: text().notNull(),
    kind: text({ enum: materialKinds }).notNull(),
    /** 为什么学, in one line. */
    purpose: text().notNull(),
    subject: text().notNull(),
    /** '' is everyone. */
    post: text().notNull(),
    body: text().notNull(),
    links: text({ mode: 'json' }).$type<readonly MaterialLink[]>().notNull(),
    files: text({ mode: 'json' }).$type<readonly MaterialFile[]>().notNull(),
    /** 来源 */
    source: text().notNull(),
    validFrom: text().$type<LocalDate>(),
    /** The last day on which it holds. */
    validTo: text().$type<LocalDate>(),
    /** The one question that shows whether it was understood. */
    questionId: text().$type<QuestionId>(),
    /** What is new in it, in one line. */
    changes: text().notNull(),
    authorId: text().$type<MemberId>().notNull(),
    writtenAt: instant().notNull(),
    /** Nothing as long as it is a draft. */
    publishedAt: instant(),
    /** Those who learned an earlier version are asked once to look at this one, at this moment. */
    renewAt: instant(),
    renewedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.materialId, t.version] })],
)

/** 阅读与学懂。One row for a person and a version. */
export const materialReadings = sqliteTable(
  'material_readings',
  {
    materialId: text().$type<MaterialId>().notNull(),
    version: integer().notNull(),
    memberId: text().$type<MemberId>().notNull(),
    readAt: instant().notNull(),
    /** The newest time; trying again needs one after the miss. */
    lastReadAt: instant().notNull(),
    misses: integer().notNull().default(0),
    missedAt: instant(),
    understoodAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.materialId, t.version, t.memberId] }),
    index('material_readings_by_member').on(t.memberId),
  ],
)

export const audiences = ['branch', 'team', 'post', 'role'] as const
export type Audience = (typeof audiences)[number]

/** 发出。Whom a material was sent to and when; the whole branch hears of it in its group, others in 单聊. */
export const materialSendings = sqliteTable(
  'material_sendings',
  {
    id: text().primaryKey(),
    /** One drawn form is one sending. */
    once: text().notNull().unique(),
    materialId: text()
      .$type<MaterialId>()
      .notNull()
      .references(() => materials.id),
    audience: text({ enum: audiences }).notNull(),
    /** The id of a team, the name of a post, or a role; '' for the branch. */
    target: text().notNull(),
    by: text().$type<MemberId>().notNull(),
    at: instant().notNull(),
    dueAt: instant().notNull(),
    sentAt: instant(),
    /** When those who have not learned it are reminded, once; nothing when never. */
    remindAt: instant(),
    remindedAt: instant(),
    /** Taken back, or there was nothing to send any more. */
    cancelledAt: instant(),
  },
  (t) => [
    index('material_sendings_by_material').on(t.materialId),
    index('material_sendings_due').on(t.sentAt, t.dueAt),
  ],
)

/** 「资料」说了，等着文件。A file of this person within ten minutes becomes a draft. */
export const materialWaits = sqliteTable('material_waits', {
  memberId: text().$type<MemberId>().primaryKey(),
  at: instant().notNull(),
})

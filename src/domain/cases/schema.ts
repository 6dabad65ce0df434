import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { BranchId, CaseId, ImageKey, MemberId } from '../../core/ids.ts'
import { flag, instant } from '../../platform/db/columns.ts'

/** 顶板 · 瓦斯 · 机电 · 运输 · 水害 · 火灾 · 放炮 · 其他 */
export const caseKinds = ['roof', 'gas', 'electrical', 'transport', 'water', 'fire', 'blasting', 'other'] as const
export type CaseKind = (typeof caseKinds)[number]

/** A picture and what can be seen on it. */
export type CasePicture = { key: ImageKey; about: string; type: string }

/** 事故案例。Its words are never edited: other words are another row, which takes the place of this one. */
export const cases = sqliteTable(
  'cases',
  {
    id: text().$type<CaseId>().primaryKey(),
    branchId: text().$type<BranchId>().notNull(),
    /** The id of its first version: what was shown is the case, whatever its wording. */
    family: text().$type<CaseId>().notNull(),
    version: integer().notNull(),
    /** One drawn form is one version, however often it is sent. */
    once: text().notNull(),
    kind: text({ enum: caseKinds }).notNull(),
    /** For whom; empty is everyone. */
    posts: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    title: text().notNull(),
    /** When and where as far as it is good to know: '某年冬天', '某矿掘进工作面'. Nobody's name. */
    happened: text().notNull(),
    place: text().notNull(),
    story: text().notNull(),
    causes: text().notNull(),
    lessons: text().notNull(),
    /** 必讲三句 */
    environment: text().notNull(),
    equipment: text().notNull(),
    response: text().notNull(),
    basis: text().notNull(),
    source: text().notNull(),
    pictures: text({ mode: 'json' }).$type<readonly CasePicture[]>().notNull(),
    /** 示例: made up by us, to show how one is written. */
    sample: flag().notNull().default(false),
    authorId: text().$type<MemberId | 'operator'>().notNull(),
    writtenAt: instant().notNull(),
    replacedAt: instant(),
    retiredAt: instant(),
  },
  (t) => [
    uniqueIndex('cases_by_version').on(t.family, t.version),
    uniqueIndex('cases_by_form').on(t.branchId, t.once),
    index('cases_by_branch').on(t.branchId, t.kind),
  ],
)

/** Where a case has been shown, so that another comes next time. Nothing about who was there. */
export const caseShowings = sqliteTable(
  'case_showings',
  {
    /** What brought it: an event, a meeting. The same one shows a case once. */
    key: text().primaryKey(),
    family: text().$type<CaseId>().notNull(),
    branchId: text().$type<BranchId>().notNull(),
    shownAt: instant().notNull(),
  },
  (t) => [index('case_showings_by_branch').on(t.branchId, t.family, t.shownAt)],
)

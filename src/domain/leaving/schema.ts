import { sql } from 'drizzle-orm'
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { ErasureId, MemberId } from '../../core/ids.ts'
import { instant } from '../../platform/db/columns.ts'
import { members } from '../people/schema.ts'

/** Feishu said so, or somebody who may. */
export const leavingCauses = ['feishu', 'person', 'operator'] as const
export type LeavingCause = (typeof leavingCauses)[number]

/** planned → done, or withdrawn when the person has come back. */
export const erasureStates = ['planned', 'done', 'withdrawn'] as const

/** 离职与删除计划。Whoever leaves gets a day on which what is kept of them goes. */
export const erasures = sqliteTable(
  'erasures',
  {
    id: text().$type<ErasureId>().primaryKey(),
    memberId: text()
      .$type<MemberId>()
      .notNull()
      .references(() => members.id),
    /** What brought it about (an event, a click): the same thing again is no second leaving. */
    cause: text().notNull().unique(),
    because: text({ enum: leavingCauses }).notNull(),
    leftAt: instant().notNull(),
    /** A member id, 'operator' (command line) or 'system'. */
    recordedBy: text().notNull(),
    recordedAt: instant().notNull(),
    dueAt: instant().notNull(),
    /** When the keepers were told that the day comes near. */
    noticedAt: instant(),
    /** 保全：while there is a dispute nothing is deleted. */
    heldAt: instant(),
    heldBy: text(),
    state: text({ enum: erasureStates }).notNull().default('planned'),
    endedAt: instant(),
    endedBy: text(),
    /** The act that ended it: what follows is written only if it is this one. */
    act: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('erasures_planned').on(t.memberId).where(sql`state = 'planned'`),
    index('erasures_due').on(t.state, t.dueAt),
  ],
)

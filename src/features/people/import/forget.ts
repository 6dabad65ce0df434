import { eq, or, sql } from 'drizzle-orm'
import { type Forgetting, speaksOf } from '../../../platform/forget.ts'
import { importHalves, rosterDrafts } from './schema.ts'

/** Drafts live for a day and lose their names when they end; whose own ones they are, and whoever stands in one, need not wait. */
export const forget: readonly Forgetting[] = [
  {
    table: importHalves,
    of: ({ account }) => (account === null ? sql`false` : eq(importHalves.account, account)),
    becomes: 'gone',
  },
  {
    table: rosterDrafts,
    of: (person) =>
      or(
        eq(rosterDrafts.memberId, person.memberId),
        speaksOf(sql`${rosterDrafts.content}`, person),
        speaksOf(sql`${rosterDrafts.shown}`, person),
        speaksOf(sql`${rosterDrafts.name}`, person),
      ) ?? sql`false`,
    becomes: { content: null, shown: null, name: '' },
  },
]

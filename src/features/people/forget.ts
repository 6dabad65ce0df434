import { eq, or, sql } from 'drizzle-orm'
import { type Forgetting, mayName } from '../../platform/forget.ts'
import { importHalves, rosterDrafts } from './import/schema.ts'

/** A roster that waits holds everybody's name: whoever is forgotten may stand in it. */
export const forget: readonly Forgetting[] = [
  {
    table: rosterDrafts,
    of: (person) =>
      or(
        eq(rosterDrafts.memberId, person.memberId),
        mayName(
          sql`coalesce(${rosterDrafts.content}, '') || coalesce(${rosterDrafts.shown}, '')`,
          sql`${rosterDrafts.checkedAt}`,
          person,
        ),
      ) ?? sql`false`,
    becomes: {
      ...{ content: null, shown: null, name: '' },
      state: sql`case when ${rosterDrafts.state} = 'open' then 'expired' else ${rosterDrafts.state} end`,
    },
  },
  {
    table: importHalves,
    of: ({ account }) => (account ? eq(importHalves.account, account) : sql`false`),
    becomes: 'gone',
  },
]

import { eq, or, sql } from 'drizzle-orm'
import { type Forgetting, speaksOf } from '../../platform/forget.ts'
import { recordRequests } from './schema.ts'

/** That something was asked and answered in time stays; the words of both go. */
export const forget: readonly Forgetting[] = [
  {
    table: recordRequests,
    of: (person) =>
      or(
        eq(recordRequests.memberId, person.memberId),
        speaksOf(sql`${recordRequests.what} || coalesce(${recordRequests.answer}, '')`, person),
      ) ?? sql`false`,
    becomes: { what: '', answer: null },
  },
]

import { eq, or, sql } from 'drizzle-orm'
import { type Forgetting, speaksOf } from '../../platform/forget.ts'
import { examAppeals, examSittings } from './schema.ts'

/** That somebody sat stays for the branch's figures; why somebody did not, and what people wrote, goes. */
export const forget: readonly Forgetting[] = [
  { table: examSittings, of: ({ memberId }) => eq(examSittings.memberId, memberId), becomes: { excuse: null } },
  {
    table: examAppeals,
    of: (person) =>
      or(
        eq(examAppeals.memberId, person.memberId),
        speaksOf(sql`${examAppeals.words} || coalesce(${examAppeals.answer}, '')`, person),
      ) ?? sql`false`,
    becomes: { words: '', answer: null },
  },
]

import { eq } from 'drizzle-orm'
import { gapAsks } from '../../domain/gaps/schema.ts'
import type { Forgetting } from '../../platform/forget.ts'

/** What was found out stays under opaque ids, as the ledger that points at it does; the lists of some days go. */
export const forget: readonly Forgetting[] = [
  { table: gapAsks, of: ({ memberId }) => eq(gapAsks.chairId, memberId), becomes: 'gone' },
]

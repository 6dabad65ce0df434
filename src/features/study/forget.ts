import { eq } from 'drizzle-orm'
import type { Forgetting } from '../../platform/forget.ts'
import { dailyDrafts } from './daily/schema.ts'

/** Answers stay under the opaque id, for the branch's figures: by themselves they lead to nobody. */
export const forget: readonly Forgetting[] = [
  { table: dailyDrafts, of: ({ memberId }) => eq(dailyDrafts.memberId, memberId), becomes: 'gone' },
]

import { eq } from 'drizzle-orm'
import type { Forgetting } from '../../platform/forget.ts'
import { practiceRounds } from './schema.ts'

/** It was for the person's own eyes only. */
export const forget: readonly Forgetting[] = [
  { table: practiceRounds, of: ({ memberId }) => eq(practiceRounds.memberId, memberId), becomes: 'gone' },
]

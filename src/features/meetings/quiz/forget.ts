import { eq } from 'drizzle-orm'
import type { Forgetting } from '../../../platform/forget.ts'
import { quizConsents, quizDrafts } from './schema.ts'

/** Answers, and who led, stay under the opaque id, for the branch's figures: by themselves they lead to nobody. */
export const forget: readonly Forgetting[] = [
  { table: quizDrafts, of: ({ memberId }) => eq(quizDrafts.memberId, memberId), becomes: 'gone' },
  { table: quizConsents, of: ({ memberId }) => eq(quizConsents.memberId, memberId), becomes: 'gone' },
]

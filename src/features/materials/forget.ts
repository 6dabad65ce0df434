import { eq } from 'drizzle-orm'
import type { Forgetting } from '../../platform/forget.ts'
import { materialWaits } from './schema.ts'

/** What was learned stays under the opaque id, for the branch's figures; who wrote a material stays as an id too. */
export const forget: readonly Forgetting[] = [
  { table: materialWaits, of: ({ memberId }) => eq(materialWaits.memberId, memberId), becomes: 'gone' },
]

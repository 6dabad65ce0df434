import { eq } from 'drizzle-orm'
import type { Forgetting } from '../../platform/forget.ts'
import { bankDrafts } from './schema.ts'

/** Flags, reviews and changed results stay under the opaque id: by themselves they lead to nobody, and their words lie apart. */
export const forget: readonly Forgetting[] = [
  {
    table: bankDrafts,
    of: ({ memberId }) => eq(bankDrafts.memberId, memberId),
    // A draft that waits for somebody who is gone waits for nobody.
    becomes: { name: '', source: '', content: null, shown: '{}' },
  },
]

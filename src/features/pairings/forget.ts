import { eq, or, sql } from 'drizzle-orm'
import { type Forgetting, speaksOf } from '../../platform/forget.ts'
import { handovers } from './schema.ts'

/** Who handed over to whom stays under opaque ids; what was written about why goes. */
export const forget: readonly Forgetting[] = [
  {
    table: handovers,
    of: (person) =>
      or(
        eq(handovers.fromId, person.memberId),
        eq(handovers.toId, person.memberId),
        speaksOf(sql`${handovers.reason}`, person),
        sql`exists (select 1 from handover_members where handover_id = ${handovers.id} and member_id = ${person.memberId})`,
      ) ?? sql`false`,
    becomes: { reason: '' },
  },
]

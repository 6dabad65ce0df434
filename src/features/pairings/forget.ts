import { type SQL, sql } from 'drizzle-orm'
import { type Forgetting, type Forgotten, speaksOf } from '../../platform/forget.ts'
import { handoverMembers, handovers } from './schema.ts'

const about = ({ memberId }: Forgotten): SQL => sql`(
  ${handovers.fromId} = ${memberId} or ${handovers.toId} = ${memberId} or ${handovers.proposedBy} = ${memberId}
  or exists (select 1 from ${handoverMembers} hm where hm.handover_id = ${handovers.id} and hm.member_id = ${memberId}))`

/** Who handed over to whom stays under opaque ids; what was written about why goes. */
export const forget: readonly Forgetting[] = [
  {
    table: handovers,
    of: (person) =>
      sql`${handovers.reason} <> '' and (${about(person)} or ${speaksOf(sql`${handovers.reason}`, person)})`,
    becomes: { reason: '' },
  },
]

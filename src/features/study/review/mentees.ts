import { asc, inArray } from 'drizzle-orm'
import type { MemberId } from '../../../core/ids.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import { members } from '../../../domain/people/schema.ts'
import type { Db } from '../../../platform/db/db.ts'

/** Whom this person looks after now, by staff number. */
export const menteesNamed = async (
  db: Db,
  { mentees }: Pick<Actor, 'mentees'>,
): Promise<{ id: MemberId; name: string }[]> =>
  mentees.size === 0
    ? []
    : db.read
        .select({ id: members.id, name: members.name })
        .from(members)
        .where(inArray(members.id, [...mentees]))
        .orderBy(asc(members.staffNo))

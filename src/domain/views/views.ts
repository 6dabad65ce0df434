import { desc, eq } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { members } from '../people/schema.ts'
import { views } from './schema.ts'

/** 查看：written by every page that shows another person's record, before it is shown. */
export const noteView = (
  to: Writer,
  { clock, ids }: Pick<World, 'clock' | 'ids'>,
  view: { viewerId: MemberId; memberId: MemberId; what: string },
): Write => to.insert(views).values({ ...view, id: ids.next(), at: clock.now() })

/** Who looked at a person's record, newest first. */
export const viewsOf = async (db: Db, memberId: MemberId): Promise<{ viewer: string; what: string; at: Date }[]> =>
  db.read
    .select({ viewer: members.name, what: views.what, at: views.at })
    .from(views)
    .innerJoin(members, eq(members.id, views.viewerId))
    .where(eq(views.memberId, memberId))
    .orderBy(desc(views.at))

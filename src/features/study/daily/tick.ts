import { sql } from 'drizzle-orm'
import type { MemberId, RoundId } from '../../../core/ids.ts'
import type { World } from '../../../platform/world.ts'
import { dailyDrafts } from './schema.ts'

/** 勾选：a letter of a multiple choice on or off, in a person's own draft. The same click again changes nothing. */
export const tick = async (
  { db }: Pick<World, 'db'>,
  { roundId, memberId, choice, eventId }: { roundId: RoundId; memberId: MemberId; choice: string; eventId: string },
): Promise<void> => {
  await db.commit((to) => [
    to
      .insert(dailyDrafts)
      .values({ roundId, memberId, choice, eventId })
      .onConflictDoUpdate({
        target: [dailyDrafts.roundId, dailyDrafts.memberId],
        set: {
          choice: sql`case when instr(${dailyDrafts.choice}, excluded.choice) > 0
            then replace(${dailyDrafts.choice}, excluded.choice, '') else ${dailyDrafts.choice} || excluded.choice end`,
          eventId,
        },
        setWhere: sql`${dailyDrafts.eventId} <> ${eventId}`,
      }),
  ])
}

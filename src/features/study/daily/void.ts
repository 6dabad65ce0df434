import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { attempts } from '../../../domain/attempts/schema.ts'
import { retractPushes } from '../../../domain/disturbance/push.ts'
import { mayBeAsked } from '../../../domain/questions/store.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import { redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { sharedFace } from './faces.ts'
import { dailyLetterKey, nudgesOfRound } from './keys.ts'
import { dailyRounds } from './schema.ts'
import type { Round } from './store.ts'

/** Its question was taken away, or somebody has to look at it first, before the round had passed. */
export const isSpoiled = ({ state, question, supersededAt }: Round): boolean =>
  state !== 'void' && supersededAt === null && !mayBeAsked(question)

/**
 * 作废：the round counts for nobody, neither what was answered nor what was not; the group's card says so, and nobody is
 * reminded of it. What somebody answered stays among that person's records.
 */
export const voidRounds = (to: Writer, world: World, rounds: readonly Round[]): Write[] => {
  const ids = rounds.map((round) => round.id)
  if (ids.length === 0) return []
  return [
    to
      .update(dailyRounds)
      .set({ state: 'void' })
      .where(and(inArray(dailyRounds.id, ids), ne(dailyRounds.state, 'void'))),
    to
      .update(attempts)
      .set({ voidedAt: world.clock.now() })
      .where(and(eq(attempts.source, 'daily'), inArray(attempts.ref, ids), isNull(attempts.voidedAt))),
    ...rounds.flatMap((round) => [
      retractPushes(to, nudgesOfRound(round.id)),
      redraw(
        to,
        world,
        { letterKey: dailyLetterKey(round.id), card: sharedFace(round, 'void', 0).card },
        sql`exists (select 1 from ${dailyRounds} where id = ${round.id} and state = 'void')`,
      ),
    ]),
  ]
}

/** The same for a round that is found spoiled by whoever comes to it. */
export const spoil = async (world: World, round: Round): Promise<void> => {
  await world.db.commit((to) => voidRounds(to, world, [round]) as unknown as Writes)
  world.log.info('study.round-void', { round: round.id })
}

import { and, eq, gte, lt, max, or } from 'drizzle-orm'
import type { Actor } from '../../../domain/access/actor.ts'
import { letters } from '../../../platform/outbox/schema.ts'
import type { World } from '../../../platform/world.ts'
import { answererOf, standingOf } from './answer.ts'
import { nudgeLetterKey, shownLetterKey } from './keys.ts'
import { roundAt } from './store.ts'

/**
 * When the question of the day was last laid before this person in 单聊, as long as it waits for their answer: a letter that is
 * typed after that is for it.
 */
export const dailyShownAt = async (world: World, actor: Actor, at: Date): Promise<Date | undefined> => {
  const member = answererOf(actor)
  const round = await roundAt(world.db, member.branchId, at)
  if (!round || !member.account) return undefined
  const shown = shownLetterKey(round.id, '')
  const [last] = await world.db.read
    .select({ at: max(letters.sentAt) })
    .from(letters)
    .where(
      or(
        eq(letters.key, nudgeLetterKey(round.id, member.id)),
        and(...[gte(letters.key, shown), lt(letters.key, `${shown}\uFFFF`)], eq(letters.recipient, member.account)),
      ),
    )
  if (!last?.at) return undefined
  const standing = await standingOf(world, { member, roundId: round.id, place: 'own', answeredAt: at })
  return standing.kind === 'may-answer' ? last.at : undefined
}

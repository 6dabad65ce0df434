import { and, eq, sql } from 'drizzle-orm'
import { texts } from '../../../../cards/study/texts.ts'
import { instantAt, type LocalDate } from '../../../core/clock.ts'
import type { BranchId } from '../../../core/ids.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { pushAll } from '../../../domain/disturbance/push-all.ts'
import { policyOf } from '../../../domain/policy/policy.ts'
import { redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { ownCard, sharedFace } from './faces.ts'
import { dailyLetterKey, nudgeLetterKey } from './keys.ts'
import { dailyAnswers, dailyRounds } from './schema.ts'
import { headcount, presentOn, type Round, roundsToClose } from './store.ts'
import { isSpoiled, spoil } from './void.ts'

const dayAfter = (day: LocalDate): LocalDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10) as LocalDate

/** The state, the group's card with the answer and the numbers, and the audit line, in one commit. */
const closeRound = async (world: World, round: Round, slot: Date): Promise<void> => {
  const { card, blanks } = sharedFace(round, 'closed', await headcount(world.db, round))
  const closedHere = sql`exists (select 1 from ${dailyRounds} where id = ${round.id} and state = 'closed' and closing_slot = ${slot.getTime()})`
  await world.db.commit((to) => [
    to
      .update(dailyRounds)
      .set({ state: 'closed', closedAt: world.clock.now(), closingSlot: slot })
      .where(and(eq(dailyRounds.id, round.id), eq(dailyRounds.state, 'open'))),
    redraw(to, world, { letterKey: dailyLetterKey(round.id), card, blanks }, closedHere),
    audit(to, world, { actor: 'system', action: 'study.round-closed', object: round.id }, closedHere),
  ])
}

/** 私下提醒一次：whoever is there and has not answered by then gets the question once more, when that person may be disturbed. */
const nudge = async (world: World, round: Round, until: Date): Promise<void> => {
  const card = ownCard(round, { makeUp: true })
  const line = texts.makeUpLine(round.day)
  const present = await presentOn(world.db, round)
  await pushAll(
    world,
    present.map((member) => ({
      key: nudgeLetterKey(round.id, member),
      ...{ member, kind: 'study', card, line, expiresAt: until },
      provided: sql`exists (select 1 from ${dailyRounds} where id = ${round.id} and state = 'closed')
        and not exists (select 1 from ${dailyAnswers} where round_id = ${round.id} and member_id = ${member})`,
    })),
  )
}

/** 收题。Runs again without doing anything twice: what this slot closed is finished, what another closed is left alone. */
export const closeDaily = async (world: World, { branchId, at }: { branchId: BranchId; at: Date }): Promise<void> => {
  const { dailyTime } = await policyOf(world.db, branchId)
  for (const round of await roundsToClose(world.db, branchId, at)) {
    if (isSpoiled(round)) {
      await spoil(world, round)
      continue
    }
    if (round.state === 'open') await closeRound(world, round, at)
    // The next question comes no sooner than that, and then this one is past.
    await nudge(world, round, instantAt(dayAfter(round.day), dailyTime))
  }
}

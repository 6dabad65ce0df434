import { and, eq, sql } from 'drizzle-orm'
import { instantAt, type LocalDate } from '../../../core/clock.ts'
import type { BranchId } from '../../../core/ids.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { type Member, rosterOf } from '../../../domain/people/store.ts'
import { policyOf } from '../../../domain/policy/policy.ts'
import type { Write, Writer, Writes } from '../../../platform/db/db.ts'
import { enqueue, redraw } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { ownCard, sharedFace } from './faces.ts'
import { dailyLetterKey, nudgeLetterKey } from './keys.ts'
import { dailyAnswers, dailyRounds } from './schema.ts'
import { headcount, type Round, roundsToClose } from './store.ts'

/** A branch of thousands is nudged in several commits; each is whole by itself. */
const atOnce = 100

const pieces = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))

const dayAfter = (day: LocalDate): LocalDate =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10) as LocalDate

/** The state, the group's card with the answer and the numbers, and the audit line, in one commit. */
const closeRound = async (world: World, round: Round, slot: Date): Promise<void> => {
  const { card, blanks } = sharedFace(round, 'closed', await headcount(world.db, round.branchId))
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

/** 私下提醒一次：whoever has not answered by then, and has an account, gets the question once more. */
const nudge = (to: Writer, world: World, round: Round, member: Member, until: Date): Write[] =>
  member.account
    ? [
        enqueue(
          to,
          world,
          {
            key: nudgeLetterKey(round.id, member.id),
            lane: 'broadcast',
            to: { account: member.account },
            card: ownCard(round, { makeUp: true }),
            expiresAt: until,
          },
          sql`exists (select 1 from ${dailyRounds} where id = ${round.id} and state = 'closed')
            and not exists (select 1 from ${dailyAnswers} where round_id = ${round.id} and member_id = ${member.id})`,
        ),
      ]
    : []

/** 收题。Runs again without doing anything twice: what this slot closed is finished, what another closed is left alone. */
export const closeDaily = async (world: World, { branchId, at }: { branchId: BranchId; at: Date }): Promise<void> => {
  const { dailyTime } = await policyOf(world.db, branchId)
  for (const round of await roundsToClose(world.db, branchId, at)) {
    if (round.state === 'open') await closeRound(world, round, at)
    // The next question comes no sooner than that, and then this one is past.
    const until = instantAt(dayAfter(round.day), dailyTime)
    for (const some of pieces(await rosterOf(world.db, branchId), atOnce)) {
      const nudges = (to: Writer) => some.flatMap((member) => nudge(to, world, round, member, until))
      if (some.some((member) => member.account)) await world.db.commit((to) => nudges(to) as unknown as Writes)
    }
  }
}

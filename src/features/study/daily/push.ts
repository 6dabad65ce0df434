import { eq, sql } from 'drizzle-orm'
import { nothingToAskCard } from '../../../../cards/study/said.card.ts'
import { texts } from '../../../../cards/study/texts.ts'
import { instantAt, localDateOf } from '../../../core/clock.ts'
import type { BranchId, RoundId } from '../../../core/ids.ts'
import { pushAll } from '../../../domain/disturbance/push-all.ts'
import { branchById, keepersOf } from '../../../domain/people/store.ts'
import { policyOf, revisionOf } from '../../../domain/policy/policy.ts'
import { questions } from '../../../domain/questions/schema.ts'
import { insertIf } from '../../../platform/db/guarded.ts'
import { enqueue } from '../../../platform/outbox/enqueue.ts'
import type { World } from '../../../platform/world.ts'
import { firstFace } from './faces.ts'
import { dailyLetterKey } from './keys.ts'
import { pickQuestion } from './rules.ts'
import { dailyRounds } from './schema.ts'
import { askedBefore, candidatesFor, headcount, type Round, roundOfDay } from './store.ts'

export type PushOutcome =
  | { kind: 'pushed' | 'pushed-before'; roundId: RoundId }
  | { kind: 'no-group' | 'nothing-to-ask' }

/** Those who can do something about an empty bank are told, once a day. */
const tellKeepers = async (world: World, branchId: BranchId, day: string): Promise<void> => {
  world.log.warn('study.nothing-to-ask', { branch: branchId })
  const keepers = await keepersOf(world.db, branchId)
  await pushAll(
    world,
    keepers.map(({ id: member }) => ({
      key: `study/nothing-to-ask/${branchId}/${day}/${member}`,
      ...{ member, kind: 'duty', card: nothingToAskCard(), line: texts.nothingToAsk.line },
    })),
  )
}

/** 推送今天的一题：one round per branch and day, whoever pushes and however often. */
export const pushDaily = async (
  world: World,
  { branchId, at }: { branchId: BranchId; at: Date },
): Promise<PushOutcome> => {
  const { db, clock, ids } = world
  const branch = await branchById(db, branchId)
  if (!branch?.chatId) return { kind: 'no-group' }
  const day = localDateOf(at)
  const before = await roundOfDay(db, branchId, day)
  if (before) return { kind: 'pushed-before', roundId: before }

  const questionId = pickQuestion(
    await candidatesFor(db, branchId),
    await askedBefore(db, branchId, day),
    `${branchId}/${day}`,
  )
  if (!questionId) {
    await tellKeepers(world, branchId, day)
    return { kind: 'nothing-to-ask' }
  }
  const [question] = await db.read.select().from(questions).where(eq(questions.id, questionId))
  if (!question) throw new Error('the question is gone')
  const roundId = ids.next() as RoundId
  const row = { id: roundId, branchId, day, questionId, state: 'open' as const, pushedAt: clock.now() }
  const round: Round = { ...row, policyRevision: null, question, closedAt: null, closingSlot: null, supersededAt: null }
  const { dailyCloseTime } = await policyOf(db, branchId)
  const { chatId } = branch
  const total = await headcount(db, { branchId, day })
  const mine = sql`exists (select 1 from ${dailyRounds} where id = ${roundId})`
  await db.commit((to) => [
    insertIf(to, dailyRounds, { ...row, policyRevision: revisionOf(branchId) }, sql`true`),
    enqueue(
      to,
      world,
      {
        key: dailyLetterKey(roundId),
        lane: 'broadcast',
        to: { chat: chatId },
        card: firstFace(round, total),
        // After the closing nobody wants to be asked any more.
        expiresAt: instantAt(day, dailyCloseTime),
      },
      mine,
    ),
  ])
  const pushed = await roundOfDay(db, branchId, day)
  return pushed === roundId ? { kind: 'pushed', roundId } : { kind: 'pushed-before', roundId: pushed as RoundId }
}

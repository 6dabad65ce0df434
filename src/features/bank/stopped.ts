import { and, eq, isNull, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { texts } from '../../../cards/bank/texts.ts'
import { type Stopped, stoppedCard } from '../../../cards/bank/told.card.ts'
import type { BranchId, MemberId, QuestionId } from '../../core/ids.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { type QuestionFollower, stoppedType } from '../../domain/questions/followers.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import type { EventHandler } from '../../platform/feature.ts'
import type { World } from '../../platform/world.ts'
import { conflictsOf } from './conflicts.ts'
import { flagsToStop } from './flags/flag.ts'
import { questionById } from './reach.ts'
import { questionConflicts, questionFlags } from './schema.ts'
import { keepersOfBank, shortly } from './tell.ts'

const body = z.object({ question: z.string() })

/** Why it is out of use, when that is something for a person to decide. */
const because = async (
  { db }: World,
  { id }: StoredQuestion,
): Promise<{ because: 'flags'; count: number } | { because: 'contradicts' } | undefined> => {
  const count = await db.read.$count(
    questionFlags,
    and(eq(questionFlags.questionId, id), isNull(questionFlags.outcome)),
  )
  if (count >= flagsToStop) return { because: 'flags', count }
  const of = or(eq(questionConflicts.keptId, id), eq(questionConflicts.offeredId, id))
  return (await db.read.$count(questionConflicts, and(of, sql`winner_id is null`))) > 0
    ? { because: 'contradicts' }
    : undefined
}

/** The banks that say something else: those who keep them have a word in it. */
const banksAgainst = async ({ db }: World, { id }: StoredQuestion): Promise<(BranchId | '')[]> => {
  const found = await conflictsOf(db, id)
  const others = await Promise.all(found.map((c) => questionById(db, c.keptId === id ? c.offeredId : c.keptId)))
  return others.flatMap((other) => (other ? [other.branchId] : []))
}

const tellKeepers = async (world: World, question: StoredQuestion, event: string): Promise<void> => {
  const why = question.quarantinedAt && (await because(world, question))
  if (!why) return
  const face: Stopped = { stem: question.stem, url: `${world.config.publicUrl}/bank/q/${question.id}`, ...why }
  const banks = [question.branchId, ...(why.because === 'contradicts' ? await banksAgainst(world, question) : [])]
  const keepers = new Set<MemberId>()
  for (const bank of new Set(banks)) for (const id of await keepersOfBank(world.db, bank)) keepers.add(id)
  await pushAll(
    world,
    [...keepers].map((member) => ({
      key: `bank/stopped/${event}/${member}`,
      ...{ member, kind: 'duty' as const, card: stoppedCard(face), line: texts.stopped.line(shortly(question.stem)) },
    })),
  )
}

/** 停用之后：whatever still asks the question becomes void, and those who can decide hear of it. */
export const questionStopped = (followers: readonly QuestionFollower[]): EventHandler => ({
  type: stoppedType,
  rule: 'ourselves',
  run: async (world, event) => {
    const id = body.parse(event.body).question as QuestionId
    const question = await questionById(world.db, id)
    if (!question) return
    for (const { stopped } of followers) await stopped?.(world, id)
    await tellKeepers(world, question, event.eventId)
  },
})

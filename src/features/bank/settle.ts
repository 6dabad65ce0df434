import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { MemberId, QuestionId } from '../../core/ids.ts'
import { attempts } from '../../domain/attempts/schema.ts'
import { audit } from '../../domain/audit/audit.ts'
import { tellStopped } from '../../domain/questions/followers.ts'
import { questions } from '../../domain/questions/schema.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { EventHandler } from '../../platform/feature.ts'
import { handOn } from '../../platform/inbox/hand-on.ts'
import type { World } from '../../platform/world.ts'
import { questionById } from './reach.ts'
import { thankFlaggers } from './replaced.ts'
import { questionConflicts, questionDoubts, questionFlags } from './schema.ts'

const settledType = 'bank.question-settled'

/** Something about it waits for a decision: it is out of use, flagged, or noticed by its figures. */
const pending = (id: QuestionId): SQL => sql`(${questions.quarantinedAt} is not null
  or exists (select 1 from ${questionFlags} where question_id = ${id} and outcome is null)
  or exists (select 1 from ${questionDoubts} where question_id = ${id} and settled_at is null))`

const contradicted = (id: QuestionId): SQL => sql`exists (select 1 from ${questionConflicts}
  where winner_id is null and ${id} in (kept_id, offered_id))`

const live = (id: QuestionId): SQL => and(eq(questions.id, id), isNull(questions.withdrawnAt)) as SQL

/** After a write that decided: the flags and the doubt end, and whoever had flagged hears of it. */
const ending = (
  to: Writer,
  world: World,
  {
    id,
    by,
    outcome,
    action,
  }: { id: QuestionId; by: MemberId; outcome: 'sound' | 'withdrawn'; action: `${string}.${string}` },
): Write[] => {
  const at = world.clock.now()
  const key = `${id}/${at.getTime()}`
  const decided = sql`changes() > 0`
  return [
    audit(to, world, { actor: by, action, object: id }, decided),
    handOn(to, world, { type: settledType, key, body: { question: id } }, decided),
    // Nothing is open where nothing was decided.
    to
      .update(questionFlags)
      .set({ outcome, settledAt: at })
      .where(
        and(
          eq(questionFlags.questionId, id),
          isNull(questionFlags.outcome),
          sql`exists (select 1 from inbox where event_id = ${`${settledType}/${key}`})`,
        ),
      ),
    to
      .update(questionDoubts)
      .set({ settledAt: at })
      .where(
        and(
          eq(questionDoubts.questionId, id),
          isNull(questionDoubts.settledAt),
          sql`exists (select 1 from inbox where event_id = ${`${settledType}/${key}`})`,
        ),
      ),
  ]
}

/** 没有错：the key holds; the question is in use again. Not while it contradicts another. @returns whether it was decided now */
export const findSound = async (world: World, { id }: StoredQuestion, by: MemberId): Promise<boolean> => {
  const [rows] = await world.db.commit((to) => [
    to
      .update(questions)
      .set({ quarantinedAt: null })
      .where(and(live(id), pending(id), sql`not ${contradicted(id)}`))
      .returning({ id: questions.id }),
    ...ending(to, world, { id, by, outcome: 'sound', action: 'bank.question-restored' }),
  ])
  return rows.length > 0
}

/** 撤下：never asked again; what was answered counts neither way. @returns whether it was decided now */
export const takeOut = async (world: World, { id }: StoredQuestion, by: MemberId): Promise<boolean> => {
  const at = world.clock.now()
  const gone = sql`exists (select 1 from ${questions} where id = ${id} and withdrawn_at = ${at.getTime()})`
  const [rows] = await world.db.commit((to) => [
    to.update(questions).set({ withdrawnAt: at, withdrawnBy: by }).where(live(id)).returning({ id: questions.id }),
    ...ending(to, world, { id, by, outcome: 'withdrawn', action: 'study.question-withdrawn' }),
    to
      .update(attempts)
      .set({ voidedAt: at })
      .where(and(eq(attempts.questionId, id), isNull(attempts.voidedAt), gone)),
    to
      .update(questionConflicts)
      .set({ winnerId: sql`case when kept_id = ${id} then offered_id else kept_id end`, settledBy: by, settledAt: at })
      .where(
        and(
          isNull(questionConflicts.winnerId),
          or(eq(questionConflicts.keptId, id), eq(questionConflicts.offeredId, id)),
          gone,
        ),
      ),
    tellStopped(to, world, { question: id, cause: `out/${at.getTime()}` }, gone),
  ])
  return rows.length > 0
}

/** 先停用：out of use until somebody has looked. @returns whether it was in use until now */
export const setAside = async (world: World, { id }: StoredQuestion, by: MemberId): Promise<boolean> => {
  const at = world.clock.now()
  const [rows] = await world.db.commit((to) => [
    to
      .update(questions)
      .set({ quarantinedAt: at })
      .where(and(live(id), isNull(questions.quarantinedAt)))
      .returning({ id: questions.id }),
    audit(to, world, { actor: by, action: 'bank.quarantined', object: id }, sql`changes() > 0`),
    tellStopped(to, world, { question: id, cause: `aside/${at.getTime()}` }, sql`changes() > 0`),
  ])
  return rows.length > 0
}

const body = z.object({ question: z.string() })

/** 定了之后：those who had said so hear what came of it. */
export const questionSettled: EventHandler = {
  type: settledType,
  rule: 'ourselves',
  run: async (world, event) => {
    const question = await questionById(world.db, body.parse(event.body).question)
    if (question) await thankFlaggers(world, question)
  },
}

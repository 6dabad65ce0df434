import { and, eq, isNull, sql } from 'drizzle-orm'
import type { BranchId, MemberId } from '../../../core/ids.ts'
import { attempts } from '../../../domain/attempts/schema.ts'
import { audit } from '../../../domain/audit/audit.ts'
import { privately } from '../../../domain/private-words/private-words.ts'
import { tellStopped } from '../../../domain/questions/followers.ts'
import { questions } from '../../../domain/questions/schema.ts'
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import type { Db, Write, Writer, Writes } from '../../../platform/db/db.ts'
import { insertIf } from '../../../platform/db/guarded.ts'
import type { World } from '../../../platform/world.ts'
import { questionFlags } from '../schema.ts'

/** So many people, and a question is out of use until somebody has looked. */
export const flagsToStop = 3
/** Of a reason, what a reader takes in. Characters. */
const longest = 300

export type Flag = typeof questionFlags.$inferSelect
/** `before`: this person had said so. `added`: had said so, and now why. `settled`: somebody has looked since. */
export type Flagged = 'noted' | 'stopped' | 'before' | 'added' | 'settled'

export const flagOf = async (db: Db, questionId: string, memberId: MemberId): Promise<Flag | undefined> => {
  const [flag] = await db.read
    .select()
    .from(questionFlags)
    .where(and(sql`${questionFlags.questionId} = ${questionId}`, eq(questionFlags.memberId, memberId)))
  return flag
}

/** Whether the person has answered it anywhere: then its key is no secret to them. */
export const hasAnswered = async (db: Db, { id }: StoredQuestion, memberId: MemberId): Promise<boolean> =>
  (await db.read.$count(attempts, and(eq(attempts.questionId, id), eq(attempts.memberId, memberId)))) > 0

const openFlags = (id: string) =>
  sql`(select count(*) from ${questionFlags} where question_id = ${id} and outcome is null)`

/** The third flag puts it out of use, whichever of three that come at once is the third. */
const stopping = (to: Writer, world: World, { id }: StoredQuestion): Write[] => {
  const at = world.clock.now()
  return [
    to
      .update(questions)
      .set({ quarantinedAt: at })
      .where(
        and(
          eq(questions.id, id),
          isNull(questions.quarantinedAt),
          isNull(questions.withdrawnAt),
          sql`${openFlags(id)} >= ${flagsToStop}`,
        ),
      ),
    audit(to, world, { actor: 'system', action: 'bank.quarantined', object: id }, sql`changes() > 0`),
    tellStopped(to, world, { question: id, cause: `flags/${at.getTime()}` }, sql`changes() > 0`),
  ]
}

/**
 * 这题有问题：one flag of a person about a question, with or without a reason; three put it out of use. Says nothing of the
 * key to anybody.
 *
 * @param also what the person is told, in the same commit
 */
export const flagQuestion = async (
  world: World,
  question: StoredQuestion,
  { memberId, branchId, reason }: { memberId: MemberId; branchId: BranchId; reason: string },
  also: (to: Writer, outcome: Flagged) => Write[] = () => [],
): Promise<Flagged> => {
  const before = await flagOf(world.db, question.id, memberId)
  const adds = reason !== '' && !before?.reason && !before?.outcome
  const outcome: Flagged = !before ? 'noted' : before.outcome ? 'settled' : adds ? 'added' : 'before'
  const words = adds ? await privately(world, { about: null, words: reason.slice(0, longest) }) : undefined
  const key = sql`question_id = ${question.id} and member_id = ${memberId}`
  const at = world.clock.now()
  await world.db.commit(
    (to) =>
      [
        insertIf(to, questionFlags, { questionId: question.id, memberId, branchId, at }, sql`true`),
        ...(words
          ? [
              to
                .update(questionFlags)
                .set({ reason: words.commitment })
                .where(sql`${key} and reason is null and outcome is null`),
              words.keep(
                to,
                sql`exists (select 1 from ${questionFlags} where ${key} and reason = ${words.commitment})`,
              ),
            ]
          : []),
        ...stopping(to, world, question),
        ...also(to, outcome),
      ] as unknown as Writes,
  )
  if (outcome !== 'noted') return outcome
  const [now] = await world.db.read.select().from(questions).where(eq(questions.id, question.id))
  return now?.quarantinedAt ? 'stopped' : 'noted'
}

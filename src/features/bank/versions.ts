import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { localDateOf } from '../../core/clock.ts'
import type { MemberId, QuestionId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { pointOf, type Question } from '../../domain/questions/question.ts'
import { contentHash, keyWords, wordsHash } from '../../domain/questions/same.ts'
import { questions } from '../../domain/questions/schema.ts'
import { knownHashes, type StoredQuestion } from '../../domain/questions/store.ts'
import { versionOf } from '../../domain/regulations/basis.ts'
import { versionsOf } from '../../domain/regulations/store.ts'
import type { Db, Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import { handOn } from '../../platform/inbox/hand-on.ts'
import type { World } from '../../platform/world.ts'
import { questionConflicts, questionFlags } from './schema.ts'

export const replacedType = 'bank.question-replaced'

const told: readonly (keyof Question)[] = [
  ...(['kind', 'stem', 'options', 'answer', 'explanation', 'basis', 'subject', 'point', 'post', 'difficulty'] as const),
]
const isSame = (a: Question, b: Question): boolean =>
  told.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]))

/** True once the new version stands. */
const stands = (id: QuestionId): SQL => sql`exists (select 1 from ${questions} where id = ${id})`

/** What follows from a replacement, whatever brought it about: the flags of the old one are settled, the rest comes after. */
export const replacing = (
  to: Writer,
  world: World,
  { from, next, corrects }: { from: StoredQuestion; next: StoredQuestion; corrects: boolean },
  provided: SQL,
): Write[] => {
  const at = world.clock.now()
  const body = { from: from.id, to: next.id, corrects: corrects ? 'yes' : '' }
  return [
    to
      .update(questionFlags)
      .set({ outcome: 'fixed', settledAt: at })
      .where(and(eq(questionFlags.questionId, from.id), isNull(questionFlags.outcome), provided)),
    handOn(to, world, { type: replacedType, key: `${from.id}/${next.id}`, body }, provided),
  ]
}

/** Whether both ask the same and the same is right. Questions from before they were compared by their words have no hash yet. */
export const asksSame = async (a: StoredQuestion, b: StoredQuestion): Promise<boolean> =>
  keyWords(a) === keyWords(b) && (await isWordedLike(a, b))

export const isWordedLike = async (a: StoredQuestion, b: StoredQuestion): Promise<boolean> =>
  (a.wordsHash || (await wordsHash(a))) === (b.wordsHash || (await wordsHash(b)))

/** As it would stand in the bank. Its hash is its own where an older row has the same words. */
const rowOf = async (world: World, old: StoredQuestion, next: Question, by: MemberId): Promise<StoredQuestion> => {
  const at = world.clock.now()
  const id = world.ids.next() as QuestionId
  const hash = await contentHash(next)
  const taken = (await knownHashes(world.db, old.branchId, [hash])).has(hash)
  return {
    ...next,
    ...{ id, branchId: old.branchId, source: old.source, authorId: by, importedAt: at, follows: old.id },
    contentHash: taken ? `${hash}#${id}` : hash,
    wordsHash: await wordsHash(next),
    point: pointOf(next),
    regulation: versionOf(next.basis, localDateOf(at), await versionsOf(world.db))?.id ?? null,
    ...{ correctedAnswer: null, reviewedBy: null, reviewedAt: null, quarantinedAt: null, recheckAt: null },
    ...{ withdrawnAt: null, withdrawnBy: null, superseded: false },
  }
}

/**
 * 改题：other words are another question, which follows this one; of two who change it at once the first one does. Nobody has
 * reviewed the new one yet.
 *
 * @param of.corrects the old key was wrong: what was answered is judged anew
 */
export const replaceQuestion = async (
  world: World,
  old: StoredQuestion,
  next: Question,
  { by, corrects }: { by: MemberId; corrects: boolean },
): Promise<{ kind: 'replaced'; id: QuestionId } | { kind: 'same' | 'overtaken' }> => {
  if (isSame(old, next)) return { kind: 'same' }
  const row = await rowOf(world, old, next, by)
  const { id } = row
  const same = await asksSame(old, row)
  // While it contradicts another one it waits: a new version would be in use before anybody has said which answer holds.
  const open = sql`exists (select 1 from ${questions} where id = ${old.id} and withdrawn_at is null) and not exists (
    select 1 from ${questionConflicts} where winner_id is null and ${old.id} in (kept_id, offered_id))`
  const action = 'bank.question-edited'
  await world.db.commit(
    (to) =>
      [
        insertIf(to, questions, row, open),
        to
          .update(questions)
          .set({ withdrawnAt: row.importedAt, withdrawnBy: by, superseded: same })
          .where(and(eq(questions.id, old.id), stands(id))),
        audit(to, world, { actor: by, action, object: id, detail: { follows: old.id, corrects } }, stands(id)),
        ...replacing(to, world, { from: old, next: row, corrects }, stands(id)),
      ] as unknown as Writes,
  )
  const [won] = await world.db.read.select({ id: questions.id }).from(questions).where(eq(questions.id, id))
  return won ? { kind: 'replaced', id } : { kind: 'overtaken' }
}

/** What a question has been before, the newest first. A handful, so one look each. */
export const historyOf = async (db: Db, question: StoredQuestion): Promise<StoredQuestion[]> => {
  const history: StoredQuestion[] = []
  for (let id = question.follows; id !== null && history.length < 100; ) {
    const [before] = await db.read.select().from(questions).where(eq(questions.id, id))
    if (!before || history.some((q) => q.id === before.id)) break
    history.push(before)
    id = before.follows
  }
  return history
}

/** The version that took its place. */
export const successorOf = async (db: Db, id: QuestionId): Promise<StoredQuestion | undefined> => {
  const [next] = await db.read
    .select()
    .from(questions)
    .where(eq(questions.follows, id))
    .orderBy(desc(isNull(questions.withdrawnAt)), asc(questions.importedAt))
  return next
}

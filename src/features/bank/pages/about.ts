import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { MemberId } from '../../../core/ids.ts'
import { ordersSeen } from '../../../domain/papers/seen.ts'
import { members } from '../../../domain/people/schema.ts'
import { privateWords } from '../../../domain/private-words/schema.ts'
import type { StoredQuestion } from '../../../domain/questions/store.ts'
import type { World } from '../../../platform/world.ts'
import { conflictsOf } from '../conflicts.ts'
import { questionById } from '../reach.ts'
import { questionDoubts, questionFlags, questionReviews, questionSources } from '../schema.ts'
import { firstAnswersTo, statisticsOf } from '../statistics.ts'
import { historyOf, successorOf } from '../versions.ts'

const most = 50

const wordsOf = async (
  { db }: World,
  commitments: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> => {
  const known = commitments.flatMap((c) => c ?? [])
  if (known.length === 0) return new Map()
  const rows = await db.read
    .select({ commitment: privateWords.commitment, words: privateWords.words })
    .from(privateWords)
    .where(inArray(privateWords.commitment, known as (typeof privateWords.$inferSelect)['commitment'][]))
  return new Map(rows.map((row) => [row.commitment, row.words]))
}

/** Whoever wrote or reviewed it, by name while that person is known here. */
const namesOf = async (
  { db }: World,
  ids: readonly (MemberId | 'operator' | null)[],
): Promise<ReadonlyMap<string, string>> => {
  const known = ids.filter((id): id is MemberId => id !== null && id !== 'operator')
  if (known.length === 0) return new Map()
  const rows = await db.read
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(inArray(members.id, known))
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Everything that the page about one question shows. Who has flagged it is not part of it. */
export const allAbout = async (world: World, question: StoredQuestion) => {
  const { db } = world
  const { id } = question
  const [answers, flags, doubts, sources, reviews, history, successor, conflicts] = await Promise.all([
    firstAnswersTo(db, id),
    db.read
      .select()
      .from(questionFlags)
      .where(eq(questionFlags.questionId, id))
      .orderBy(desc(questionFlags.at))
      .limit(most),
    db.read.$count(questionDoubts, and(eq(questionDoubts.questionId, id), isNull(questionDoubts.settledAt))),
    db.read
      .select()
      .from(questionSources)
      .where(eq(questionSources.questionId, id))
      .orderBy(desc(questionSources.at))
      .limit(most),
    db.read
      .select()
      .from(questionReviews)
      .where(eq(questionReviews.questionId, id))
      .orderBy(desc(questionReviews.at))
      .limit(most),
    historyOf(db, question),
    question.withdrawnAt ? successorOf(db, id) : undefined,
    conflictsOf(db, id),
  ])
  const others = await Promise.all(
    conflicts.map(async (c) => ({
      conflict: c,
      other: await questionById(db, c.keptId === id ? c.offeredId : c.keptId),
    })),
  )
  return {
    statistics: statisticsOf(answers),
    ...{ flags, sources, reviews, history, successor },
    /** Somebody has said that it is wrong, or its figures look so, and nobody has decided yet. */
    doubted: doubts > 0 || flags.some(({ outcome }) => outcome === null),
    conflicts: others.flatMap(({ conflict, other }) => (other ? [{ conflict, other }] : [])),
    words: await wordsOf(
      world,
      [...flags, ...reviews].map(({ reason }) => reason),
    ),
    seen: await ordersSeen(
      db,
      id,
      flags.map(({ memberId }) => memberId),
    ),
    names: await namesOf(world, [question.authorId, question.reviewedBy]),
  }
}
export type About = Awaited<ReturnType<typeof allAbout>>

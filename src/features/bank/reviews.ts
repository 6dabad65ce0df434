import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import { texts } from '../../../cards/bank/texts.ts'
import { returnedCard } from '../../../cards/bank/told.card.ts'
import type { MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push } from '../../domain/disturbance/push.ts'
import { privately } from '../../domain/private-words/private-words.ts'
import { tellStopped } from '../../domain/questions/followers.ts'
import { questions } from '../../domain/questions/schema.ts'
import { isServable, type StoredQuestion } from '../../domain/questions/store.ts'
import type { Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { questionReviews } from './schema.ts'
import { shortly } from './tell.ts'

/** Still to be read by somebody, and by somebody else than who wrote it. */
const unread = (id: StoredQuestion['id'], by: MemberId): SQL =>
  and(eq(questions.id, id), isNull(questions.reviewedAt), ne(questions.authorId, by), isServable()) as SQL

const reviewed = (once: string): SQL => sql`exists (select 1 from ${questionReviews} where id = ${once})`

/**
 * 审过：a second person stands behind the question; it may come into an exam. Of two who decide at once the first one does.
 *
 * @param once one drawn form is one review
 * @returns whether it was this one
 */
export const approve = async (
  world: World,
  { id }: StoredQuestion,
  { by, once }: { by: MemberId; once: string },
): Promise<boolean> => {
  const at = world.clock.now()
  const [, rows] = await world.db.commit((to) => [
    insertIf(
      to,
      questionReviews,
      { id: once, questionId: id, by, verdict: 'approved', at },
      sql`exists (select 1 from ${questions} where ${unread(id, by)})`,
    ),
    to
      .update(questions)
      .set({ reviewedAt: at, reviewedBy: by })
      .where(and(unread(id, by), reviewed(once)))
      .returning({ id: questions.id }),
    audit(to, world, { actor: by, action: 'bank.question-approved', object: id }, sql`changes() > 0`),
  ])
  return rows.length > 0
}

/**
 * 退回：the question is out of use, and its author hears why. The reason stands beside the books, not in them.
 *
 * @returns whether it was this one
 */
export const sendBack = async (
  world: World,
  question: StoredQuestion,
  { by, once, reason }: { by: MemberId; once: string; reason: string },
): Promise<boolean> => {
  const { id, authorId: author, stem } = question
  const at = world.clock.now()
  const { commitment, keep } = await privately(world, { about: author === 'operator' ? null : author, words: reason })
  const plan = await planPushes(world, author === 'operator' ? [] : [author])
  const url = `${world.config.publicUrl}/bank/q/${id}`
  const done: readonly unknown[] = await world.db.commit(
    (to) =>
      [
        insertIf(
          to,
          questionReviews,
          { id: once, questionId: id, by, verdict: 'returned', reason: commitment, at },
          sql`exists (select 1 from ${questions} where ${unread(id, by)})`,
        ),
        to
          .update(questions)
          .set({ quarantinedAt: at })
          .where(and(unread(id, by), reviewed(once)))
          .returning({ id: questions.id }),
        audit(
          to,
          world,
          { actor: by, action: 'bank.question-returned', object: id, detail: { why: commitment } },
          sql`changes() > 0`,
        ),
        keep(to, sql`exists (select 1 from ${questionReviews} where id = ${once} and reason = ${commitment})`),
        tellStopped(to, world, { question: id, cause: `returned/${once}` }, reviewed(once)),
        ...(author === 'operator'
          ? []
          : push(
              to,
              world,
              plan,
              {
                key: `bank/returned/${once}`,
                ...{ member: author, kind: 'result', line: texts.returned.line(shortly(stem)) },
                card: returnedCard({ stem, reason, url }),
              },
              reviewed(once),
            )),
      ] as unknown as Writes,
  )
  return (done[1] as readonly unknown[]).length > 0
}

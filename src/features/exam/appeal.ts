import { and, eq, isNull, sql } from 'drizzle-orm'
import { appealCard, type Decision, decidedCard } from '../../../cards/exam/appeal.card.ts'
import { texts } from '../../../cards/exam/texts.ts'
import type { MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push, retractPushes } from '../../domain/disturbance/push.ts'
import { shownOptions } from '../../domain/papers/rules.ts'
import type { LoadedItem } from '../../domain/papers/store.ts'
import { branchById, holdersOf, keepersOf, secretariesOf } from '../../domain/people/store.ts'
import { tellStopped } from '../../domain/questions/followers.ts'
import { questions } from '../../domain/questions/schema.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import { handOn } from '../../platform/inbox/hand-on.ts'
import type { World } from '../../platform/world.ts'
import type { Ruling } from './grade.ts'
import { ruleOn } from './regrade.ts'
import { examAppeals } from './schema.ts'
import type { Appeal, Exam } from './store.ts'

/** The longer part of a decision. */
export const regradeWork = 'exam.regrade'

/** Who may decide about this question: neither who wrote it nor who complains. */
const judgesOf = async (
  world: World,
  exam: Exam,
  question: StoredQuestion,
  appellant: MemberId,
): Promise<MemberId[]> => {
  const branch = await branchById(world.db, exam.branchId)
  const safety = branch ? await holdersOf(world.db, 'safety-officer', branch) : []
  const ladder = [safety, await keepersOf(world.db, exam.branchId), await secretariesOf(world.db, exam.branchId)]
  const fit = ladder.map((some) => some.flatMap(({ id }) => (id === question.authorId || id === appellant ? [] : [id])))
  return fit.find((some) => some.length > 0) ?? []
}

/** 这道题有争议：once for a person and a question; those who may decide hear of it. */
export const appeal = async (
  world: World,
  { exam, item, member, words }: { exam: Exam; item: LoadedItem; member: MemberId; words: string },
): Promise<void> => {
  const { question } = item
  const id = world.ids.next()
  const judges = await judgesOf(world, exam, question, member)
  const plan = await planPushes(world, judges)
  const url = `${world.config.publicUrl}/exams/appeals/${id}`
  const card = appealCard({ stem: question.stem, options: shownOptions(item), words, url })
  const won = sql`exists (select 1 from ${examAppeals} where id = ${id})`
  await world.db.commit((to) => [
    insertIf(
      to,
      examAppeals,
      { id, examId: exam.id, questionId: question.id, memberId: member, words, askedAt: world.clock.now() },
      sql`true`,
    ),
    audit(to, world, { actor: member, action: 'exam.appealed', object: `question/${question.id}` }, won),
    ...judges.flatMap((judge) =>
      push(
        to,
        world,
        plan,
        { key: `exam/appeal/${id}/${judge}`, member: judge, kind: 'duty', card, line: texts.appeal.line },
        won,
      ),
    ),
  ])
}

const rulingFor = (decision: Decision, answer: string): Ruling | undefined =>
  decision === 'kept' ? undefined : decision === 'void' ? { ruling: 'void' } : { ruling: 'rekeyed', answer }

/**
 * 决定：the first word holds. `answer` in the question's own letters. A question that was no good is not asked again until somebody has seen to it, and everybody's marks
 * are looked at anew, which is handed on because it may be hundreds.
 */
export const decideAppeal = async (
  world: World,
  found: { appeal: Appeal; exam: Exam; item: LoadedItem },
  { by, decision, answer, because }: { by: MemberId; decision: Decision; answer: string; because: string },
): Promise<'decided' | 'already' | 'own-question'> => {
  const { id, questionId, memberId, examId } = found.appeal
  const { question } = found.item
  if (question.authorId === by) return 'own-question'
  const ruling = rulingFor(decision, answer)
  const open = and(eq(examAppeals.id, id), eq(examAppeals.state, 'open'))
  const still = sql`exists (select 1 from ${examAppeals} where ${open})`
  const card = decidedCard({ stem: question.stem, options: shownOptions(found.item), decision, because })
  const line = texts.appeal.decidedLine(ruling !== undefined)
  const plan = await planPushes(world, [memberId])
  const now = world.clock.now()
  const results = await world.db.commit((to) => [
    audit(
      to,
      world,
      { actor: by, action: 'exam.appeal-decided', object: `question/${questionId}`, detail: { decision } },
      still,
    ),
    ...(ruling
      ? [
          ruleOn(to, world, { examId, questionId, ruling, by }, still),
          to
            .update(questions)
            .set({ quarantinedAt: now })
            .where(and(eq(questions.id, questionId), isNull(questions.quarantinedAt), still)),
          tellStopped(to, world, { question: questionId, cause: `exam-appeal/${id}` }, still),
          handOn(to, world, { type: regradeWork, key: id, body: { exam: examId, question: questionId } }, still),
        ]
      : []),
    retractPushes(to, `exam/appeal/${id}/`, still),
    ...push(to, world, plan, { key: `exam/appeal-decided/${id}`, member: memberId, kind: 'result', card, line }, still),
    to
      .update(examAppeals)
      .set({ state: ruling ? 'upheld' : 'kept', decidedBy: by, decidedAt: now, answer: because })
      .where(open)
      .returning({ id: examAppeals.id }),
  ])
  return (results.at(-1) as unknown as readonly unknown[]).length > 0 ? 'decided' : 'already'
}

import { and, eq, type SQL, sql } from 'drizzle-orm'
import { changedCard } from '../../../cards/exam/appeal.card.ts'
import { texts } from '../../../cards/exam/texts.ts'
import type { ExamId, MemberId, QuestionId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { planPushes } from '../../domain/disturbance/plan.ts'
import { push, retractPushes } from '../../domain/disturbance/push.ts'
import { paperLetterKey } from '../../domain/papers/open.ts'
import { type Paper, papersOf } from '../../domain/papers/store.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { markOf, type Ruling } from './grade.ts'
import { resultOf } from './marks.ts'
import { examPaper, paperKeyOf, refOf } from './paper.ts'
import { examRulings, examSittings } from './schema.ts'
import { type Exam, examById, rulingsOf, type Sitting, sittingsOf } from './store.ts'

/** What was decided stands beside the exam, once for a question: the first word holds. */
export const ruleOn = (
  to: Parameters<typeof insertIf>[0],
  world: Pick<World, 'clock'>,
  {
    examId,
    questionId,
    ruling,
    by,
  }: { examId: ExamId; questionId: QuestionId; ruling: Ruling; by: MemberId | 'system' },
  provided: SQL,
) =>
  insertIf(
    to,
    examRulings,
    {
      ...{ examId, questionId, by, ruling: ruling.ruling, at: world.clock.now() },
      answer: ruling.ruling === 'rekeyed' ? ruling.answer : null,
    },
    provided,
  )

const resitLetterKey = ({ id }: Exam, member: MemberId): string =>
  paperLetterKey({ key: `${examPaper.kind}/${paperKeyOf(id, 'resit', member)}` })

const regradeOne = async (world: World, exam: Exam, sitting: Sitting, paper: Paper, question: QuestionId) => {
  const { earned: now, outOf, passed } = resultOf(paper, exam.blueprint, await rulingsOf(world.db, exam.id))
  const before = sitting.earned
  if (now === null || outOf === null || before === null || now <= before) return false
  const member = sitting.memberId
  const { round } = sitting
  const mine = and(
    ...[eq(examSittings.examId, exam.id), eq(examSittings.round, round), eq(examSittings.memberId, member)],
    eq(examSittings.earned, before),
  )
  const still = sql`exists (select 1 from ${examSittings} where ${mine})`
  const to = markOf(now, outOf)
  const told = {
    key: `exam/changed/${exam.id}/${round}/${question}/${member}`,
    ...{ member, kind: 'result' as const, line: texts.changed.line(exam.month) },
    card: changedCard({
      ...{ month: exam.month, from: markOf(before, outOf), to },
      passed: passed === true && sitting.passed !== true,
    }),
  }
  const plan = await planPushes(world, [member])
  await world.db.commit((w) => [
    audit(
      w,
      world,
      { actor: 'system', action: 'exam.regraded', object: `exam/${exam.id}`, detail: { member, question } },
      still,
    ),
    ...push(w, world, plan, told, still),
    // Nobody is called to a second try that is not needed any more.
    ...(passed && round === 'first' ? [retractPushes(w, resitLetterKey(exam, member), still)] : []),
    w
      .update(examSittings)
      .set({ earned: now, passed: passed === true })
      .where(mine),
  ])
  return true
}

/**
 * 改判：everybody of that exam who had this question is marked anew by what has been decided about it, and hears of it when it
 * changed something. Marks only rise. May be run again: what is right already stays.
 *
 * @returns how many marks changed
 */
export const regrade = async (world: World, examId: ExamId, questionId: QuestionId): Promise<number> => {
  const exam = await examById(world.db, examId)
  if (!exam) return 0
  const papers = (
    await Promise.all(
      (['first', 'resit'] as const).map((round) => papersOf(world.db, examPaper.kind, refOf(exam, round))),
    )
  ).flat()
  let changed = 0
  for (const sitting of await sittingsOf(world.db, examId)) {
    const paper = papers.find((p) => p.id === sitting.paperId)
    if (!paper?.items.some(({ question }) => question.id === questionId)) continue
    if (await regradeOne(world, exam, sitting, paper, questionId)) changed++
  }
  return changed
}

import { and, eq, isNull, sql } from 'drizzle-orm'
import { closedExamCard } from '../../../cards/exam/result.card.ts'
import type { BranchId, QuestionId } from '../../core/ids.ts'
import { release } from '../../domain/attempts/attempts.ts'
import { audit } from '../../domain/audit/audit.ts'
import { confirm } from '../../domain/confirmations/ledger.ts'
import { doOnPaper } from '../../domain/papers/act.ts'
import { type Paper, papersOf } from '../../domain/papers/store.ts'
import { branchById } from '../../domain/people/store.ts'
import { releaseQuestions } from '../../domain/questions/held.ts'
import { mayBeAsked } from '../../domain/questions/store.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { knownExcuses } from './excuse.ts'
import { figuresOf, markedItems, resultOf } from './marks.ts'
import { examPaper, refOf } from './paper.ts'
import { examRulings, examSittings, exams } from './schema.ts'
import { type Exam, examById, type Round, rulingsOf, sittingsOf, unsettled } from './store.ts'
import { tellResults } from './tell.ts'
import { momentOf } from './times.ts'

/** Sittings a commit. */
const atOnce = 50

/** Nobody changes a paper any more: whoever was at it has lost the race by the paper's own version. */
const collect = async (world: World, exam: Exam, round: Round): Promise<Paper[]> => {
  const ref = refOf(exam, round)
  for (const { id, state } of await papersOf(world.db, examPaper.kind, ref))
    if (state === 'open')
      await doOnPaper(
        world,
        examPaper,
        id,
        { do: 'close' },
        { eventId: `exam.close/${id}`, at: world.clock.now(), redraws: true },
      )
  return papersOf(world.db, examPaper.kind, ref)
}

/** A question that was taken away while people sat is given to all who had it. */
const rule = async (world: World, exam: Exam, papers: readonly Paper[]): Promise<void> => {
  const gone = new Set<QuestionId>(
    papers.flatMap(({ items }) => items.flatMap(({ question }) => (mayBeAsked(question) ? [] : [question.id]))),
  )
  if (gone.size === 0) return
  const row = { examId: exam.id, ruling: 'void' as const, by: 'system' as const, at: world.clock.now() }
  await world.db.commit(
    (to) =>
      [...gone].map((questionId) => insertIf(to, examRulings, { ...row, questionId }, sql`true`)) as unknown as Writes,
  )
}

/** Every sitting of the round gets its mark, or is known to have been missed, and why. Once each. */
const grade = async (world: World, exam: Exam, round: Round, papers: readonly Paper[]): Promise<void> => {
  const [from, to] = round === 'first' ? [exam.opensAt, exam.closesAt] : [exam.resitOpensAt, exam.resitClosesAt]
  const rulings = await rulingsOf(world.db, exam.id)
  const waiting = (await sittingsOf(world.db, exam.id)).filter((s) => s.round === round && s.gradedAt === null)
  const byId = new Map(papers.map((paper) => [paper.id, paper]))
  const paperOf = (id: (typeof waiting)[number]['paperId']) => (id === null ? undefined : byId.get(id))
  const missing = waiting.filter((s) => !paperOf(s.paperId)?.startedAt && s.excuse === null).map((s) => s.memberId)
  const known = await knownExcuses(world, missing, from, to)
  const gradedAt = world.clock.now()
  for (let i = 0; i < waiting.length; i += atOnce) {
    const writes = (w: Writer): Write[] =>
      waiting.slice(i, i + atOnce).flatMap((sitting) => {
        const { memberId } = sitting
        const paper = paperOf(sitting.paperId)
        const result = resultOf(paper, exam.blueprint, rulings)
        const excuse = result.sat ? undefined : known.get(memberId)
        const key = and(
          ...[eq(examSittings.examId, exam.id), eq(examSittings.round, round), eq(examSittings.memberId, memberId)],
          isNull(examSittings.gradedAt),
        )
        return [
          ...(excuse
            ? [
                w
                  .update(examSittings)
                  .set({ excuse, excusedBy: 'system', excusedAt: gradedAt })
                  .where(and(key, isNull(examSittings.excuse))),
              ]
            : []),
          ...(result.sat && paper
            ? [
                confirm(w, world, {
                  ...{ memberId, kind: 'study', subject: `exam/${exam.id}`, stage: 'learned', confirmedBy: 'system' },
                  ...{ evidence: `paper/${paper.id}`, occurredAt: paper.endedAt ?? gradedAt },
                }),
              ]
            : []),
          w
            .update(examSittings)
            .set({ ...result, gradedAt })
            .where(key),
        ]
      })
    await world.db.commit((w) => writes(w) as unknown as Writes)
  }
}

/** The state, the group's card and the audit line in one commit. */
const announceEnd = async (world: World, exam: Exam, round: Round, slot: Date, papers: readonly Paper[]) => {
  const now = world.clock.now()
  const sittings = (await sittingsOf(world.db, exam.id)).filter((s) => s.round === round)
  const rulings = await rulingsOf(world.db, exam.id)
  const marked = papers.filter((p) => p.startedAt).map((paper) => markedItems(paper, exam.blueprint, rulings))
  const { shown, ...counts } = figuresOf(sittings, marked)
  const again = round === 'first' && sittings.some((s) => !s.passed)
  const card = closedExamCard({
    ...{ month: exam.month, resit: round === 'resit', ...counts },
    ...(shown && { figures: shown }),
    ...(again && { next: { opens: momentOf(exam.resitOpensAt), closes: momentOf(exam.resitClosesAt) } }),
  })
  const chat = (await branchById(world.db, exam.branchId))?.chatId
  const change =
    round === 'resit'
      ? ({ state: 'settled', settledAt: now } as const)
      : again
        ? ({ state: 'closed', closedAt: now } as const)
        : ({ state: 'settled', closedAt: now, settledAt: now } as const)
  const before = round === 'first' ? 'open' : 'closed'
  const still = sql`exists (select 1 from ${exams} where id = ${exam.id} and state = ${before})`
  await world.db.commit((to) => [
    audit(to, world, { actor: 'system', action: 'exam.closed', object: `exam/${exam.id}`, detail: { round } }, still),
    ...(chat
      ? [enqueue(to, world, { key: `exam/closed/${exam.id}/${round}`, lane: 'broadcast', to: { chat }, card }, still)]
      : []),
    to
      .update(exams)
      .set({ ...change, closingSlot: slot })
      .where(and(eq(exams.id, exam.id), eq(exams.state, before))),
  ])
}

/** The marks are out: the questions may be asked again, and what was answered counts wherever people learn from it. */
const letGo = async (world: World, exam: Exam, round: Round, papers: readonly Paper[]): Promise<void> => {
  const gone = [...(await rulingsOf(world.db, exam.id))].flatMap(([id, { ruling }]) => (ruling === 'void' ? [id] : []))
  const refs = papers.filter((paper) => paper.startedAt).map(({ id }) => id)
  for (let i = 0; i < refs.length; i += atOnce)
    await world.db.commit((to) => [release(to, { source: 'exam', refs: refs.slice(i, i + atOnce), but: gone })])
  await world.db.commit((to) => [releaseQuestions(to, refOf(exam, round))])
}

const closeRound = async (world: World, exam: Exam, round: Round, slot: Date): Promise<void> => {
  const papers = await collect(world, exam, round)
  await rule(world, exam, papers)
  await grade(world, exam, round, papers)
  await letGo(world, exam, round, papers)
  await announceEnd(world, exam, round, slot, papers)
  const closed = await examById(world.db, exam.id)
  if (closed) await tellResults(world, closed, round, papers)
}

/** The round of this exam that this slot is to close, or has closed and may not have told everybody. */
const roundToClose = (exam: Exam, slot: Date): Round | undefined => {
  const mine = exam.closingSlot?.getTime() === slot.getTime()
  if (exam.state === 'open') return exam.closesAt <= slot ? 'first' : undefined
  if (mine && exam.resitOpenedAt === null) return 'first'
  if (mine && exam.state === 'settled') return 'resit'
  return exam.state === 'closed' && exam.resitOpenedAt !== null && exam.resitClosesAt <= slot ? 'resit' : undefined
}

/** 收卷、判卷、告诉各人。Runs again without doing anything twice. */
export const closeExams = async (world: World, branchId: BranchId, slot: Date): Promise<void> => {
  for (const exam of await unsettled(world.db, branchId, slot)) {
    const round = roundToClose(exam, slot)
    if (round) await closeRound(world, exam, round, slot)
  }
}

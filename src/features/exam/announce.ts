import { and, eq, sql } from 'drizzle-orm'
import { announcedCard, shortCard } from '../../../cards/exam/announced.card.ts'
import { texts } from '../../../cards/exam/texts.ts'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, ExamId, MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { pushAll } from '../../domain/disturbance/push-all.ts'
import { branchById, keepersOf, rosterOf } from '../../domain/people/store.ts'
import { revisionOf } from '../../domain/policy/policy.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import { enqueue } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { lacksOf } from './bank.ts'
import { kindCounts, kindOrder } from './blueprint.ts'
import { exams } from './schema.ts'
import { blueprintOf, type Exam, examById, examOfMonth } from './store.ts'
import { momentOf, timesFor } from './times.ts'

const faceOf = ({ month, blueprint, opensAt, closesAt }: Exam, moved: boolean) => ({
  ...{ month, moved, opens: momentOf(opensAt), closes: momentOf(closesAt) },
  ...{ total: blueprint.total, minutes: blueprint.minutes, passMark: blueprint.passMark },
  halfForPart: blueprint.halfForPart,
  shares: kindOrder.map((kind) => ({ kind, count: kindCounts(blueprint)[kind] })),
})

/** 告诉大家：the group, and everybody by themselves. Keyed by the time, so that another time is another word. */
export const tellEverybody = async (world: World, exam: Exam, moved = false): Promise<void> => {
  const branch = await branchById(world.db, exam.branchId)
  const card = announcedCard(faceOf(exam, moved))
  const key = `exam/announced/${exam.id}/${exam.opensAt.getTime()}`
  const chat = branch?.chatId
  const stillSo = sql`exists (select 1 from ${exams} where id = ${exam.id} and state = 'announced'
    and opens_at = ${exam.opensAt.getTime()})`
  if (chat)
    await world.db.commit((to) => [
      enqueue(to, world, { key, lane: 'broadcast', to: { chat }, card, expiresAt: exam.opensAt }, stillSo),
    ])
  await pushAll(
    world,
    (await rosterOf(world.db, exam.branchId)).map(({ id: member }) => ({
      ...{ key: `${key}/${member}`, member, kind: 'exam' as const, card },
      ...{ line: texts.announced.line(exam.month, momentOf(exam.opensAt)), expiresAt: exam.opensAt, provided: stillSo },
    })),
  )
}

export const tellKeepers = async (world: World, exam: Exam): Promise<void> => {
  world.log.warn('exam.short', { exam: exam.id, branch: exam.branchId })
  const card = shortCard({ month: exam.month, lacks: exam.shortages ?? [], url: `${world.config.publicUrl}/exams` })
  await pushAll(
    world,
    (await keepersOf(world.db, exam.branchId)).map(({ id: member }) => ({
      ...{ key: `exam/short/${exam.id}/${member}`, member, kind: 'duty' as const, card },
      line: texts.short.line(exam.month),
    })),
  )
}

/**
 * 公布月考：with the blueprint as it stands now, for that day or the first one that leaves people three days. When the bank has
 * too little, nobody is told but those who can do something about it.
 *
 * @param wanted the exam day; its month is the exam's, unless it is one of an earlier month that is held late
 */
export const announceExam = async (
  world: World,
  {
    branchId,
    wanted,
    month = wanted.slice(0, 7),
    by,
  }: { branchId: BranchId; wanted: LocalDate; month?: string; by: MemberId | 'system' },
): Promise<'announced' | 'short' | 'before'> => {
  const { db, clock, ids } = world
  const before = await examOfMonth(db, branchId, month)
  if (before && before.state !== 'short') {
    if (before.state === 'announced') await tellEverybody(world, before)
    return 'before'
  }
  const { blueprint } = await blueprintOf(db, branchId)
  const lacks = await lacksOf(db, branchId, blueprint)
  const state = lacks.length > 0 ? ('short' as const) : ('announced' as const)
  const id = before?.id ?? (ids.next() as ExamId)
  const row = {
    ...{ state, blueprint, announcedAt: clock.now(), ...timesFor(wanted, clock.now()) },
    shortages: lacks.length > 0 ? lacks : null,
  }
  const policyRevision = revisionOf(branchId)
  const stillShort = and(eq(exams.id, id), eq(exams.state, 'short'))
  await db.commit((to) => [
    insertIf(to, exams, { ...row, id, branchId, month, state: 'short', policyRevision }, sql`true`),
    audit(
      to,
      world,
      { actor: by, action: 'exam.announced', object: `exam/${id}` },
      sql`${state} = 'announced' and exists (select 1 from ${exams} where ${stillShort})`,
    ),
    to
      .update(exams)
      .set({ ...row, policyRevision })
      .where(stillShort),
  ])
  const exam = await examById(db, id)
  if (!exam) return 'before'
  await (exam.state === 'short' ? tellKeepers : tellEverybody)(world, exam)
  return exam.state === 'short' ? 'short' : 'announced'
}

/** 改期：nobody could have taken it. Announced anew, with all its notice. */
export const postpone = async (world: World, exam: Exam, today: LocalDate): Promise<void> => {
  const now = world.clock.now()
  await world.db.commit((to) => [
    to
      .update(exams)
      .set({ ...timesFor(today, now), announcedAt: now })
      .where(and(eq(exams.id, exam.id), eq(exams.state, 'announced'), eq(exams.opensAt, exam.opensAt))),
  ])
  const moved = await examById(world.db, exam.id)
  if (moved?.state === 'announced') await tellEverybody(world, moved, true)
}

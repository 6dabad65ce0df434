import { and, asc, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { BranchId, ExamId, MemberId, QuestionId } from '../../core/ids.ts'
import { members } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'
import { type Blueprint, usualBlueprint } from './blueprint.ts'
import type { Ruling } from './grade.ts'
import { examAppeals, examBlueprints, type examRounds, examRulings, examSittings, exams } from './schema.ts'

export type Exam = typeof exams.$inferSelect
export type ExamTimes = Pick<Exam, 'opensAt' | 'closesAt' | 'resitOpensAt' | 'resitClosesAt'>
export type Sitting = typeof examSittings.$inferSelect
export type Appeal = typeof examAppeals.$inferSelect
export type Round = (typeof examRounds)[number]

export const examById = async (db: Db, id: ExamId): Promise<Exam | undefined> => {
  const [exam] = await db.read.select().from(exams).where(eq(exams.id, id))
  return exam
}

export const examOfMonth = async (db: Db, branchId: BranchId, month: string): Promise<Exam | undefined> => {
  const [exam] = await db.read
    .select()
    .from(exams)
    .where(and(eq(exams.branchId, branchId), eq(exams.month, month)))
  return exam
}

/** Newest first. */
export const examsOf = async (db: Db, branchId: BranchId, limit: number): Promise<Exam[]> =>
  db.read.select().from(exams).where(eq(exams.branchId, branchId)).orderBy(desc(exams.month)).limit(limit)

/** Exams with which something is still to happen, and those that this slot has settled. */
export const unsettled = async (db: Db, branchId?: BranchId, slot?: Date): Promise<Exam[]> =>
  db.read
    .select()
    .from(exams)
    .where(
      and(
        or(inArray(exams.state, ['announced', 'open', 'closed']), slot && eq(exams.closingSlot, slot)),
        branchId === undefined ? undefined : eq(exams.branchId, branchId),
      ),
    )
    .orderBy(asc(exams.opensAt))

export const sittingsOf = async (db: Db, examId: ExamId): Promise<Sitting[]> =>
  db.read.select().from(examSittings).where(eq(examSittings.examId, examId)).orderBy(asc(examSittings.memberId))

export type NamedSitting = {
  sitting: Sitting
  name: string
  teamId: (typeof members.$inferSelect)['teamId']
  branchId: BranchId
}

/** The same with who they are, those who are still here, by staff number. */
export const namedSittings = async (db: Db, examId: ExamId): Promise<NamedSitting[]> =>
  db.read
    .select({ sitting: examSittings, name: members.name, teamId: members.teamId, branchId: members.branchId })
    .from(examSittings)
    .innerJoin(members, eq(members.id, examSittings.memberId))
    .where(and(eq(examSittings.examId, examId), isNull(members.leftAt)))
    .orderBy(asc(members.staffNo))

/** A person's sittings, the newest exam first. */
export const sittingsOfMember = async (db: Db, memberId: MemberId): Promise<{ sitting: Sitting; exam: Exam }[]> =>
  db.read
    .select({ sitting: examSittings, exam: exams })
    .from(examSittings)
    .innerJoin(exams, eq(exams.id, examSittings.examId))
    .where(eq(examSittings.memberId, memberId))
    .orderBy(desc(exams.opensAt), desc(examSittings.round))

export const rulingsOf = async (db: Db, examId: ExamId): Promise<ReadonlyMap<QuestionId, Ruling>> => {
  const rows = await db.read.select().from(examRulings).where(eq(examRulings.examId, examId))
  return new Map(
    rows.map(({ questionId, ruling, answer }) => [
      questionId,
      ruling === 'void' ? { ruling } : { ruling, answer: answer ?? '' },
    ]),
  )
}

export const appealById = async (db: Db, id: string): Promise<Appeal | undefined> => {
  const [appeal] = await db.read.select().from(examAppeals).where(eq(examAppeals.id, id))
  return appeal
}

/** Of this person in this exam. */
export const appealsOfMember = async (db: Db, memberId: MemberId, examId?: ExamId): Promise<Appeal[]> =>
  db.read
    .select()
    .from(examAppeals)
    .where(and(eq(examAppeals.memberId, memberId), examId && eq(examAppeals.examId, examId)))
    .orderBy(desc(examAppeals.askedAt))

/** Those of the branch that nobody has decided. */
export const openAppeals = async (db: Db, branchIds: readonly BranchId[]): Promise<{ appeal: Appeal; exam: Exam }[]> =>
  db.read
    .select({ appeal: examAppeals, exam: exams })
    .from(examAppeals)
    .innerJoin(exams, eq(exams.id, examAppeals.examId))
    .where(and(eq(examAppeals.state, 'open'), inArray(exams.branchId, [...branchIds])))
    .orderBy(asc(examAppeals.askedAt))

/** What holds for the branch: its own, else the company's, else what is usual. `from` is whose it is. */
export const blueprintOf = async (
  db: Db,
  branchId: BranchId | '',
): Promise<{ blueprint: Blueprint; from: BranchId | '' | 'usual'; version: number }> => {
  const rows = await db.read
    .select()
    .from(examBlueprints)
    .where(or(eq(examBlueprints.branchId, branchId), eq(examBlueprints.branchId, '')))
    .orderBy(desc(examBlueprints.version))
  const own = rows.find((row) => row.branchId === branchId) ?? rows[0]
  return own
    ? { blueprint: own.blueprint, from: own.branchId, version: own.version }
    : { blueprint: usualBlueprint, from: 'usual', version: 0 }
}

/** The number that the next version takes. */
export const nextBlueprintVersion = async (db: Db, branchId: BranchId | ''): Promise<number> => {
  const [row] = await db.read
    .select({ version: examBlueprints.version })
    .from(examBlueprints)
    .where(eq(examBlueprints.branchId, branchId))
    .orderBy(desc(examBlueprints.version))
    .limit(1)
  return (row?.version ?? 0) + 1
}

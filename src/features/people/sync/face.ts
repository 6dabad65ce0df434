import { desc, eq, inArray } from 'drizzle-orm'
import type { Card } from '../../../../cards/kit/card.ts'
import { type SyncFace, type SyncGroup, type SyncLine, syncCard } from '../../../../cards/people/sync.card.ts'
import type { BranchId, MemberId, SyncReportId } from '../../../core/ids.ts'
import { appliable, type Finding, findingsOf } from '../../../domain/directory/decide.ts'
import { findingKinds, syncReports } from '../../../domain/directory/schema.ts'
import { members } from '../../../domain/people/schema.ts'
import { branchById } from '../../../domain/people/store.ts'
import type { Db } from '../../../platform/db/db.ts'

type Named = Map<MemberId, { name: string; staffNo: string }>

const namesOf = async (db: Db, findings: readonly Finding[]): Promise<Named> => {
  const ids = findings.flatMap((f) => f.memberId ?? [])
  const named: Named = new Map()
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await db.read
      .select({ id: members.id, name: members.name, staffNo: members.staffNo })
      .from(members)
      .where(inArray(members.id, ids.slice(from, from + 500)))
    for (const { id, ...who } of rows) named.set(id, who)
  }
  return named
}

const lineOf = ({ kind, memberId, name }: Finding, named: Named): SyncLine => {
  const known = memberId ? named.get(memberId) : undefined
  const differs = kind === 'name-differs' || kind === 'account-found'
  return {
    name: known?.name ?? name,
    staffNo: known?.staffNo ?? '',
    ...(differs && { newName: name }),
  }
}

export const reportById = async (db: Db, id: SyncReportId) => {
  const [report] = await db.read.select().from(syncReports).where(eq(syncReports.id, id))
  return report
}

/** The list that shows what is open in a branch. */
export const newestReport = async (db: Db, branchId: BranchId): Promise<SyncReportId | undefined> => {
  const [report] = await db.read
    .select({ id: syncReports.id })
    .from(syncReports)
    .where(eq(syncReports.branchId, branchId))
    .orderBy(desc(syncReports.at))
    .limit(1)
  return report?.id
}

/** A list as it stands now; nothing when there is no such list. */
export const faceOf = async (db: Db, reportId: SyncReportId): Promise<SyncFace | undefined> => {
  const report = await reportById(db, reportId)
  const branch = report && (await branchById(db, report.branchId))
  if (!report || !branch) return undefined
  const findings = await findingsOf(db, reportId)
  const named = await namesOf(db, findings)
  const groups = findingKinds.flatMap((kind): SyncGroup[] => {
    const ofKind = findings.filter((f) => f.kind === kind)
    const count = (state: Finding['state']) => ofKind.filter((f) => f.state === state).length
    if (ofKind.length === 0) return []
    const open = ofKind.filter((f) => f.state === 'open').map((f) => lineOf(f, named))
    return [
      {
        ...{ kind, open, appliable: appliable.has(kind) },
        ...{ applied: count('applied'), dismissed: count('dismissed'), settled: count('settled') },
      },
    ]
  })
  return { report: reportId, branch: branch.name, groups, partly: report.partly }
}

export const cardOf = async (db: Db, reportId: SyncReportId): Promise<Card | undefined> => {
  const face = await faceOf(db, reportId)
  return face && syncCard(face)
}

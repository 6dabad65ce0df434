import { and, asc, desc, eq, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, MaterialId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { letters } from '../../platform/outbox/schema.ts'
import { materialReadings, materials, materialVersions } from './schema.ts'

export type Material = typeof materials.$inferSelect
export type Version = typeof materialVersions.$inferSelect
export type Reading = typeof materialReadings.$inferSelect
/** A material with the version that counts, or with its draft. */
export type Stored = { material: Material; version: Version }

const counting = sql`max(${materials.version}, 1)`

const withVersion = ({ read }: Db) =>
  read
    .select({ material: materials, version: materialVersions })
    .from(materials)
    .innerJoin(
      materialVersions,
      and(eq(materialVersions.materialId, materials.id), eq(materialVersions.version, counting)),
    )

export const storedById = async (db: Db, id: MaterialId): Promise<Stored | undefined> => {
  const [found] = await withVersion(db).where(eq(materials.id, id))
  return found
}

export const versionsOf = async ({ read }: Db, id: MaterialId): Promise<Version[]> =>
  read
    .select()
    .from(materialVersions)
    .where(eq(materialVersions.materialId, id))
    .orderBy(desc(materialVersions.version))

export const versionByForm = async ({ read }: Db, once: string): Promise<Version | undefined> => {
  const [found] = await read.select().from(materialVersions).where(eq(materialVersions.once, once))
  return found
}

/** Drafts and retired ones too, the newest first. */
export const everyIn = async (db: Db, branches: readonly BranchId[]): Promise<Stored[]> =>
  withVersion(db)
    .where(inArray(materials.branchId, [...branches]))
    .orderBy(desc(materialVersions.writtenAt), desc(materials.id))

/** As a condition: published, not retired, within its days. */
export const isCurrent = (today: LocalDate): SQL =>
  and(
    gt(materials.version, 0),
    isNull(materials.retiredAt),
    or(isNull(materialVersions.validFrom), lte(materialVersions.validFrom, today)),
    or(isNull(materialVersions.validTo), sql`${materialVersions.validTo} >= ${today}`),
  ) as SQL

/** The same of one that was read: what stands in the way. */
export const obstacle = (
  { material, version: { publishedAt, validFrom, validTo } }: Stored,
  today: LocalDate,
): 'gone' | 'early' | 'over' | undefined => {
  if (material.retiredAt || !publishedAt) return 'gone'
  if (validFrom && validFrom > today) return 'early'
  return validTo && validTo < today ? 'over' : undefined
}

/** What there is to learn in a branch today, the newest first. */
export const currentIn = async (db: Db, branchId: BranchId, today: LocalDate): Promise<Stored[]> =>
  withVersion(db)
    .where(and(eq(materials.branchId, branchId), isCurrent(today)))
    .orderBy(desc(materialVersions.publishedAt), desc(materials.id))

/** For a condition: this version still counts. */
export const stillCounts = (id: MaterialId, version: number): SQL =>
  sql`exists (select 1 from ${materials} where ${materials.id} = ${id} and ${materials.version} = ${version} and ${materials.retiredAt} is null)`

export const readingOf = async (
  { read }: Db,
  id: MaterialId,
  version: number,
  member: MemberId,
): Promise<Reading | undefined> => {
  const [found] = await read
    .select()
    .from(materialReadings)
    .where(readingIs(id, version, member))
  return found
}

export const readingIs = (id: MaterialId, version: number, member: MemberId): SQL =>
  and(
    eq(materialReadings.materialId, id),
    eq(materialReadings.version, version),
    eq(materialReadings.memberId, member),
  ) as SQL

/** Everybody's, of one version. */
export const readingsOf = async ({ read }: Db, id: MaterialId, version: number): Promise<Map<MemberId, Reading>> => {
  const rows = await read
    .select()
    .from(materialReadings)
    .where(and(eq(materialReadings.materialId, id), eq(materialReadings.version, version)))
  return new Map(rows.map((row) => [row.memberId, row]))
}

/** Who has learned any earlier version. */
export const learnedBefore = async ({ read }: Db, id: MaterialId, version: number): Promise<MemberId[]> => {
  const rows = await read
    .selectDistinct({ id: materialReadings.memberId })
    .from(materialReadings)
    .where(and(eq(materialReadings.materialId, id), sql`${materialReadings.version} < ${version}`))
    .orderBy(asc(materialReadings.memberId))
  return rows.map((row) => row.id)
}

/** Whether a letter of that key is under way, or was. */
export const wasWritten = async ({ read }: Db, key: string): Promise<boolean> =>
  (await read.select({ key: letters.key }).from(letters).where(eq(letters.key, key))).length > 0

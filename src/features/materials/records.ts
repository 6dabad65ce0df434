import { and, desc, eq } from 'drizzle-orm'
import type { MemberId } from '../../core/ids.ts'
import { cases } from '../../domain/cases/schema.ts'
import type { RecordSection } from '../../platform/records.ts'
import type { World } from '../../platform/world.ts'
import { materialReadings, materialVersions } from './schema.ts'
import { texts } from './texts.records.ts'

/** Which materials somebody has read and understood, and which they wrote, newest first. */
export const materialRecords = async ({ db }: World, memberId: MemberId): Promise<readonly RecordSection[]> => {
  const read = await db.read
    .select({ reading: materialReadings, title: materialVersions.title })
    .from(materialReadings)
    .innerJoin(
      materialVersions,
      and(
        eq(materialVersions.materialId, materialReadings.materialId),
        eq(materialVersions.version, materialReadings.version),
      ),
    )
    .where(eq(materialReadings.memberId, memberId))
    .orderBy(desc(materialReadings.readAt))
  const written = await db.read
    .select()
    .from(materialVersions)
    .where(eq(materialVersions.authorId, memberId))
    .orderBy(desc(materialVersions.writtenAt))
  const told = await db.read.select().from(cases).where(eq(cases.authorId, memberId)).orderBy(desc(cases.writtenAt))
  return [
    {
      ...{ id: 'materials', ...texts.read },
      rows: read.map(({ reading: r, title }) => [
        ...[title, r.version, r.readAt, r.lastReadAt, r.misses, r.understoodAt],
      ]),
    },
    {
      ...{ id: 'materials-written', ...texts.written },
      rows: written.map((v) => [v.title, v.version, v.writtenAt, v.publishedAt]),
    },
    {
      ...{ id: 'cases-written', ...texts.cases },
      rows: told.map((c) => [c.title, c.version, c.writtenAt]),
    },
  ]
}

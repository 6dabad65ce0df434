import type { LocalDate } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import { type Version, versionId } from './basis.ts'
import { regulations } from './schema.ts'
import { texts } from './texts.ts'

const known: readonly Version[] = texts.known.map(({ title, version, effectiveFrom }) => ({
  ...{ id: versionId(title, version), title, version },
  effectiveFrom: effectiveFrom as LocalDate,
  retiredAt: null,
}))

/** Every version: those that everybody knows, as this mine has set them, and its own; by title, the newest first. */
export const versionsOf = async ({ read }: Pick<Db, 'read'>): Promise<Version[]> => {
  const set = await read.select().from(regulations)
  const ids = new Set(set.map(({ id }) => id))
  return [...set, ...known.filter(({ id }) => !ids.has(id))].toSorted((a, b) =>
    a.title === b.title ? (a.effectiveFrom < b.effectiveFrom ? 1 : -1) : a.title < b.title ? -1 : 1,
  )
}

/** Sets a version's day, or writes down a new version. A retired one stays retired. */
export const setVersion = (
  to: Writer,
  version: Pick<Version, 'title' | 'version' | 'effectiveFrom'>,
  { by, at }: { by: MemberId; at: Date },
): Write => {
  const row = { ...version, id: versionId(version.title, version.version), changedAt: at, changedBy: by }
  const { effectiveFrom } = version
  return to
    .insert(regulations)
    .values(row)
    .onConflictDoUpdate({ target: regulations.id, set: { effectiveFrom, changedAt: at, changedBy: by } })
}

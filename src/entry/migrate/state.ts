import type { Client } from '@libsql/client'

/** The database and this program do not belong together; the message says why. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch'
}

/** A migration by name, time and the SHA-256 of its text. */
export type Known = { tag: string; hash: string; createdAt: number }

/** A later program has added to what this one knows. */
class DatabaseNewer extends SchemaMismatch {}
const later = 'the database is newer than this program'

type Applied = { hash: string; createdAt: number }

export const appliedIn = async (db: Pick<Client, 'execute'>): Promise<Applied[]> => {
  const { rows } = await db.execute('select hash, created_at from __drizzle_migrations order by created_at')
  return rows.map((r) => ({ hash: String(r.hash), createdAt: Number(r.created_at) }))
}

/** @throws SchemaMismatch when something applied is unknown to us, was edited since, or lies after a gap */
export const missing = <K extends Known>(known: readonly K[], applied: readonly Applied[]): K[] => {
  for (const [i, a] of applied.entries()) {
    const ours = known[i]
    if (!ours) throw new DatabaseNewer(later)
    if (!known.some((k) => k.createdAt === a.createdAt)) throw new SchemaMismatch(later)
    if (ours.createdAt !== a.createdAt) throw new SchemaMismatch(`migration ${ours.tag} was never applied`)
    if (ours.hash !== a.hash) throw new SchemaMismatch(`migration ${ours.tag} was changed after it was applied`)
  }
  return known.slice(applied.length)
}

/** `newer`: what this program needs is there, and more. */
export type SchemaState = { ok: true } | { ok: false; reason: string; newer?: true }

/** Nothing to do, or the reason why the database cannot be used as it is. */
export const schemaState = async (client: Client, known: readonly Known[]): Promise<SchemaState> => {
  try {
    const wanting = missing(known, await appliedIn(client))
    return wanting.length === 0 ? { ok: true } : { ok: false, reason: `${wanting.length} migrations are not applied` }
  } catch (error) {
    if (error instanceof DatabaseNewer) return { ok: false, reason: error.message, newer: true }
    return {
      ok: false,
      reason: error instanceof SchemaMismatch ? error.message : 'the database does not answer or was never migrated',
    }
  }
}

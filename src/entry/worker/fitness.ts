import known from '../../../migrations/known.json' with { type: 'json' }
import type { Database } from '../../platform/db/open.ts'
import { pinned } from '../../platform/door/pins.ts'
import { type SchemaState, schemaState } from '../migrate/state.ts'

/**
 * Whether this database is this program's: migrated as far as it needs, and not begun by a sandbox. Nothing is migrated
 * here; `npm run db:migrate` does that before a deploy. `newer` may be worked with: between the migration and the deploy
 * the program of yesterday goes on.
 */
export const fitness = async ({ client, db }: Database): Promise<SchemaState> => {
  const schema = await schemaState(client, known)
  if (!schema.ok && !schema.newer) return schema
  return (await pinned(db, 'kind', 'real')) ? schema : { ok: false, reason: 'the database was begun as a sandbox' }
}

import { teams } from '../../domain/people/schema.ts'
import type { Db } from '../../platform/db/db.ts'

/** Team names by id. */
export const teamsOf = async (db: Db): Promise<Map<string, string>> =>
  new Map((await db.read.select().from(teams)).map((t) => [t.id, t.name]))

import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { ImportFace } from '../../../../cards/people/import.card.ts'
import type { AccountId } from '../../../core/ids.ts'
import type { Roster } from '../../../domain/people/roster.ts'
import type { Db, Write, Writer } from '../../../platform/db/db.ts'
import { type draftStates, importHalves, rosterDrafts } from './schema.ts'

export type Draft = typeof rosterDrafts.$inferSelect
export type DraftState = (typeof draftStates)[number]
export type Half = typeof importHalves.$inferSelect

export const halfOf = async (db: Db, account: AccountId): Promise<Half | undefined> => {
  const [half] = await db.read.select().from(importHalves).where(eq(importHalves.account, account))
  return half
}

export const keepHalf = (to: Writer, { account, ...half }: Half): Write =>
  to
    .insert(importHalves)
    .values({ account, ...half })
    .onConflictDoUpdate({ target: importHalves.account, set: half })

export const forgetHalf = (to: Writer, account: AccountId): Write =>
  to.delete(importHalves).where(eq(importHalves.account, account))

export const draftById = async (db: Db, id: string): Promise<Draft | undefined> => {
  const [draft] = await db.read.select().from(rosterDrafts).where(eq(rosterDrafts.id, id))
  return draft
}

export const draftByEvent = async (db: Db, eventId: string): Promise<Draft | undefined> => {
  const [draft] = await db.read.select().from(rosterDrafts).where(eq(rosterDrafts.eventId, eventId))
  return draft
}

export const isIn = (id: string, state: DraftState): SQL =>
  sql`exists (select 1 from ${rosterDrafts} where id = ${id} and state = ${state})`

/** From one state to another, for whoever comes first. An end takes with it what people's names stand in. */
export const move = (to: Writer, id: string, from: DraftState, change: Partial<Draft> & { state: DraftState }) => {
  const ended = change.state !== 'open' && change.state !== 'confirmed'
  return to
    .update(rosterDrafts)
    .set({ ...change, ...(ended && { content: null, shown: change.shown ?? null }) })
    .where(and(eq(rosterDrafts.id, id), eq(rosterDrafts.state, from)))
    .returning({ id: rosterDrafts.id })
}

/** Days are the one thing in a roster that JSON does not give back as it was. */
export const rosterIn = ({ content }: Draft): Roster | undefined =>
  content === null
    ? undefined
    : (JSON.parse(content, (key, value) => (key === 'since' ? new Date(value as string) : value)) as Roster)

export const shownIn = ({ shown }: Draft): ImportFace | undefined =>
  shown === null ? undefined : (JSON.parse(shown) as ImportFace)

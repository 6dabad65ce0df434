import { and, eq, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BankFace } from '../../../../cards/bank/import.card.ts'
import type { MemberId } from '../../../core/ids.ts'
import { type Question, questionKinds } from '../../../domain/questions/question.ts'
import type { Db, Writer } from '../../../platform/db/db.ts'
import { bankDrafts, type draftStates } from '../schema.ts'

export type Draft = typeof bankDrafts.$inferSelect
export type DraftState = (typeof draftStates)[number]

export const draftByEvent = async (db: Db, eventId: string): Promise<Draft | undefined> => {
  const [draft] = await db.read.select().from(bankDrafts).where(eq(bankDrafts.eventId, eventId))
  return draft
}

export const draftById = async (db: Db, id: string): Promise<Draft | undefined> => {
  const [draft] = await db.read.select().from(bankDrafts).where(eq(bankDrafts.id, id))
  return draft
}

/** Somebody's own draft; another's looks like none. */
export const ownDraft = async (db: Db, id: string, member: MemberId): Promise<Draft | undefined> => {
  const draft = await draftById(db, id)
  return draft?.memberId === member ? draft : undefined
}

export const isIn = (id: string, state: DraftState): SQL =>
  sql`exists (select 1 from ${bankDrafts} where id = ${id} and state = ${state})`

/** From one state to another, for whoever comes first. An end takes the questions with it. */
export const move = (to: Writer, id: string, from: DraftState, change: Partial<Draft> & { state: DraftState }) =>
  to
    .update(bankDrafts)
    .set({ ...change, ...(change.state !== 'confirmed' && { content: null }) })
    .where(and(eq(bankDrafts.id, id), eq(bankDrafts.state, from)))
    .returning({ id: bankDrafts.id })

const question = z.object({
  kind: z.enum(questionKinds),
  options: z.array(z.string()),
  difficulty: z.number(),
  ...{ stem: z.string(), answer: z.string(), explanation: z.string(), basis: z.string() },
  ...{ subject: z.string(), point: z.string(), post: z.string() },
  source: z.string().default(''),
})

export const questionsIn = ({ content }: Draft): Question[] => z.array(question).parse(JSON.parse(content ?? '[]'))

/** What was shown; after the import with what came of it. */
export type Shown = BankFace & { result?: { added: number; existing: number; contradicting: number } }
export const shownIn = ({ shown }: Draft): Shown => JSON.parse(shown) as Shown

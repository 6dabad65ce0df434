import { and, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../../../domain/access/actor.ts'
import { branchesWithin } from '../../../../domain/access/within.ts'
import { branches, members } from '../../../../domain/people/schema.ts'
import { type LetterState, letters } from '../../../../platform/outbox/schema.ts'
import type { World } from '../../../../platform/world.ts'

/** Reactions go to a message; the chat is where they are seen. */
const place = sql`coalesce(${letters.chatId}, ${letters.recipient})`

/** Letters to the people and the groups of the branches whose letters this person may see; all where those are all. */
const reach = async (world: World, actor: Actor): Promise<SQL | undefined> => {
  const { ids, all } = await branchesWithin(world, actor, 'letters.view')
  return all ? undefined : or(inArray(members.branchId, ids), inArray(branches.id, ids))
}

const selected = ({ db }: World, where: SQL | undefined, limit: number) =>
  db.read
    .select({
      seq: letters.seq,
      id: letters.id,
      ref: letters.ref,
      state: letters.state,
      writtenAt: letters.writtenAt,
      sentAt: letters.sentAt,
      attempts: letters.attempts,
      lastCode: letters.lastCode,
      lastError: letters.lastError,
      person: members.name,
      branch: branches.name,
      branchId: sql<string | null>`coalesce(${members.branchId}, ${branches.id})`,
    })
    .from(letters)
    .leftJoin(members, eq(members.account, letters.recipient))
    .leftJoin(branches, eq(branches.chatId, place))
    .where(where)
    .orderBy(desc(letters.seq))
    .limit(limit)

export type Letter = Awaited<ReturnType<typeof selected>>[number]

/** Newest first, those older than `before`. */
export const lettersFor = async (
  world: World,
  actor: Actor,
  { states, before, limit }: { states: readonly LetterState[]; before: number; limit: number },
): Promise<Letter[]> =>
  selected(
    world,
    and(
      await reach(world, actor),
      inArray(letters.state, [...states]),
      before > 0 ? lt(letters.seq, before) : undefined,
    ),
    limit,
  )

export const letterFor = async (world: World, actor: Actor, id: string): Promise<Letter | undefined> =>
  (await selected(world, and(await reach(world, actor), eq(letters.id, id)), 1))[0]

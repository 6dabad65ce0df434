import { and, eq, inArray, sql } from 'drizzle-orm'
import { groupBy } from '../../core/group-by.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Db, Write, Writer, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Known } from './choose.ts'
import { keyOf, type Past, pastOf } from './happenings.ts'
import { type Happening, type Memory, memoryOf } from './memory.ts'
import { memories } from './schema.ts'

/** What one person remembers now, reckoned from the attempts themselves: nothing stored can make it wrong. */
export const memoriesNow = async (db: Db, memberId: MemberId): Promise<Known[]> => {
  const past = await pastOf(db, [memberId])
  return [...past.values()].flatMap(({ point, happenings }) => {
    const memory = memoryOf(happenings)
    return memory ? [{ point, memory }] : []
  })
}

/** The same of one point, with something more that has happened or is about to be written. */
export const memoryWith = async (
  db: Db,
  { memberId, point }: { memberId: MemberId; point: string },
  more: Happening,
): Promise<Memory | undefined> => {
  const past = await pastOf(db, [memberId], point)
  const known = past.get(keyOf(memberId, point))?.happenings ?? []
  const there = known.some((h) => h.kind === 'answered' && h.at.getTime() === more.at.getTime())
  return memoryOf(there ? known : [...known, more])
}

/** Names what a memory was reckoned from: another attempt, one voided, another rule or help makes it another. */
const basisOf = ({ happenings }: Past): string =>
  happenings
    .map((h) => `${h.kind[0]}${h.at.getTime()}${h.kind === 'answered' ? (h.correct ? '+' : '-') : ''}`)
    .reduce((hash, text) => {
      let mixed = hash
      for (let i = 0; i < text.length; i++) mixed = Math.imul(mixed ^ text.charCodeAt(i), 16_777_619)
      return mixed >>> 0
    }, 2_166_136_261)
    .toString(36)

const write = (to: Writer, { memberId, point }: Past, memory: Memory, basis: string): Write => {
  const row = { ...memory, basis }
  return to
    .insert(memories)
    .values({ memberId, point, ...row })
    .onConflictDoUpdate({ target: [memories.memberId, memories.point], set: row })
}

/** Rows per commit. */
const atOnce = 200

/**
 * 记忆与作答对齐：writes anew what no longer fits its attempts, and only that; whoever runs it and however often, what stands
 * afterwards is the fold of the attempts.
 *
 * @returns how many were written or taken away
 */
export const refreshMemories = async (
  { db }: Pick<World, 'db'>,
  memberIds: readonly MemberId[],
): Promise<{ written: number; gone: number }> => {
  const past = await pastOf(db, memberIds)
  const kept = await storedOf(db, memberIds)
  const bases = new Map(kept.map((row) => [keyOf(row.memberId, row.point), row.basis]))
  const stale = [...past].flatMap(([key, of]) => {
    const basis = basisOf(of)
    const memory = bases.get(key) === basis ? undefined : memoryOf(of.happenings)
    return memory ? [(to: Writer) => write(to, of, memory, basis)] : []
  })
  const gone = kept
    .filter(({ memberId, point }) => {
      const of = past.get(keyOf(memberId, point))
      return !of || memoryOf(of.happenings) === undefined
    })
    .map(
      ({ memberId, point }) =>
        (to: Writer): Write =>
          to.delete(memories).where(and(eq(memories.memberId, memberId), eq(memories.point, point))),
    )
  const writes = [...stale, ...gone]
  for (let i = 0; i < writes.length; i += atOnce)
    await db.commit((to) => writes.slice(i, i + atOnce).map((w) => w(to)) as unknown as Writes)
  return { written: stale.length, gone: gone.length }
}

const storedOf = async (db: Db, memberIds: readonly MemberId[]) => {
  const rows: (typeof memories.$inferSelect)[] = []
  for (let i = 0; i < memberIds.length; i += 500)
    rows.push(
      ...(await db.read
        .select()
        .from(memories)
        .where(inArray(memories.memberId, memberIds.slice(i, i + 500)))
        .orderBy(sql`rowid`)),
    )
  return rows
}

/** As it was reckoned last, person by person. */
export const memoriesOf = async (db: Db, memberIds: readonly MemberId[]): Promise<Map<MemberId, Known[]>> =>
  new Map(
    [...groupBy(await storedOf(db, memberIds), (row) => row.memberId)].map(([id, rows]) => [
      id,
      rows.map(({ memberId: _, point, basis: __, ...memory }) => ({ point, memory })),
    ]),
  )

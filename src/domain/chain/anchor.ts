import { and, desc, eq } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import type { Db, Write, Writer } from '../../platform/db/db.ts'
import { anchors, type Book, books, seals } from './schema.ts'

/** The newest seal of a book: whoever holds it elsewhere can tell later that nothing before it was changed or cut off. */
export type Head = { book: Book; seq: number; hash: string }

export const headsOf = async (db: Db): Promise<Head[]> => {
  const heads: Head[] = []
  for (const book of books) {
    const [last] = await db.read.select().from(seals).where(eq(seals.book, book)).orderBy(desc(seals.seq)).limit(1)
    if (last) heads.push(last)
  }
  return heads
}

/** 锚定：that these heads were told outside the database on that day; once a day. */
export const anchorWrites = (to: Writer, day: LocalDate, heads: readonly Head[], at: Date): Write[] =>
  heads.map((head) =>
    to
      .insert(anchors)
      .values({ day, ...head, at })
      .onConflictDoNothing(),
  )

/** Heads that were told outside and do not stand here any more; none is well. */
export const lostAnchors = async (db: Db): Promise<Head[]> => {
  const rows = await db.read
    .select({ book: anchors.book, seq: anchors.seq, hash: anchors.hash, now: seals.hash })
    .from(anchors)
    .leftJoin(seals, and(eq(seals.book, anchors.book), eq(seals.seq, anchors.seq)))
  return rows.filter((r) => r.now !== r.hash).map(({ book, seq, hash }) => ({ book, seq, hash }))
}

/** Whether a head that somebody kept elsewhere still stands here. */
export const stillStands = async (db: Db, { book, seq, hash }: Head): Promise<boolean> => {
  const [seal] = await db.read
    .select()
    .from(seals)
    .where(and(eq(seals.book, book), eq(seals.seq, seq)))
  return seal?.hash === hash
}

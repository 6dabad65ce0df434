import { and, asc, desc, eq, gt } from 'drizzle-orm'
import { sha256Hex } from '../../core/hash.ts'
import type { Db } from '../../platform/db/db.ts'
import { type Line, linesAfter } from './books.ts'
import { type Book, books, seals } from './schema.ts'

const origin = '0'.repeat(64)
const page = 500

const sealOf = (before: string, line: Line): Promise<string> => sha256Hex(`${before}\n${line.text}`)

const lastSeal = async (db: Db, book: Book): Promise<{ seq: number; hash: string }> => {
  const [last] = await db.read.select().from(seals).where(eq(seals.book, book)).orderBy(desc(seals.seq)).limit(1)
  return last ?? { seq: 0, hash: origin }
}

/**
 * 封存：chains every line written since the last seal to the one before it. Lines are written in the commit of their
 * fact; the seal follows from their order alone, so whoever seals, and however often, the result is the same.
 *
 * @returns how many lines were sealed
 */
export const sealBooks = async (db: Db): Promise<number> => {
  let sealed = 0
  for (const book of books)
    for (;;) {
      let last = await lastSeal(db, book)
      const lines = await linesAfter[book](db, last.seq, page)
      const rows: (typeof seals.$inferInsert)[] = []
      for (const line of lines) {
        last = { seq: line.seq, hash: await sealOf(last.hash, line) }
        rows.push({ book, ...last })
      }
      if (rows.length > 0) await db.commit((to) => [to.insert(seals).values(rows).onConflictDoNothing()])
      sealed += rows.length
      if (lines.length < page) break
    }
  return sealed
}

export type ChainVerdict =
  | { ok: true; book: Book; sealed: number; unsealed: number; head: string }
  | { ok: false; book: Book; seq: number; why: 'changed' | 'missing' | 'seal-missing' }

const verifyBook = async (db: Db, book: Book): Promise<ChainVerdict> => {
  const last = await lastSeal(db, book)
  let before = { seq: 0, hash: origin }
  let sealed = 0
  let unsealed = 0
  for (;;) {
    const lines = await linesAfter[book](db, before.seq, page)
    const known = await db.read
      .select()
      .from(seals)
      .where(and(eq(seals.book, book), gt(seals.seq, before.seq)))
      .orderBy(asc(seals.seq))
      .limit(page)
    const hashes = new Map(known.map((s) => [s.seq, s.hash]))
    const first = known[0]
    if (first && first.seq < (lines[0]?.seq ?? Number.POSITIVE_INFINITY))
      return { ok: false, book, seq: first.seq, why: 'missing' }
    for (const line of lines) {
      const expected = hashes.get(line.seq)
      const gone = known.find((s) => s.seq > before.seq && s.seq < line.seq)
      if (gone) return { ok: false, book, seq: gone.seq, why: 'missing' }
      if (expected === undefined && line.seq < last.seq) return { ok: false, book, seq: line.seq, why: 'seal-missing' }
      const hash = await sealOf(before.hash, line)
      if (expected !== undefined && hash !== expected) return { ok: false, book, seq: line.seq, why: 'changed' }
      if (expected === undefined) unsealed++
      else sealed++
      before = { seq: line.seq, hash }
    }
    if (lines.length < page) {
      const beyond = known.find((s) => s.seq > before.seq)
      if (beyond) return { ok: false, book, seq: beyond.seq, why: 'missing' }
      return { ok: true, book, sealed, unsealed, head: before.hash }
    }
  }
}

/** 验链：walks both books from the first line; the first line that does not fit is named. */
export const verifyBooks = async (db: Db): Promise<ChainVerdict[]> =>
  Promise.all(books.map((book) => verifyBook(db, book)))

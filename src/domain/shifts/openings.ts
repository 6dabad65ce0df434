import { localDateOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import type { World } from '../../platform/world.ts'
import { booksOf } from './books.ts'
import { type Because, closuresOf } from './rest.ts'
import type { Book } from './turn.ts'

/** When somebody may be pushed, and what it waits for; or never, as far as anybody knows. */
export type Opening = { at: Date; because: 'now' | Because } | { never: 'leave' | 'left' }

/** Leaves end some day; whoever is away for longer than this is away. */
const farthest = 400 * 86_400_000

/** The first moment from then on that nothing closes. Pure. */
export const openingOf = (book: Book, from: Date): Opening => {
  if (book.leftAt && book.leftAt <= from) return { never: 'left' }
  const closedAt = closuresOf(book)
  const first = closedAt(from.getTime())[0]
  let at = from.getTime()
  for (let closed = first ? [first] : []; closed.length > 0; closed = closedAt(at)) {
    at = Math.max(...closed.map((c) => c.end))
    if (at - from.getTime() > farthest) return { never: 'leave' }
  }
  if (book.leftAt && book.leftAt.getTime() <= at) return { never: 'left' }
  return { at: new Date(at), because: first?.because ?? 'now' }
}

/**
 * 何时可以打扰：for each of these people the first moment from then on outside of shift, sleep and leave. Whose shift is not
 * known has the night. Somebody who is not in the roster has left.
 */
export const openings = async (
  { db }: Pick<World, 'db'>,
  memberIds: readonly MemberId[],
  from: Date,
): Promise<Map<MemberId, Opening>> => {
  const books = await booksOf(db, memberIds, localDateOf(from))
  return new Map(
    memberIds.map((id) => {
      const book = books.get(id)
      return [id, book ? openingOf(book, from) : { never: 'left' }]
    }),
  )
}

import { eq } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import { pins } from './schema.ts'

/**
 * 首次所见，从此认定。The first value seen under a name is the only one ever accepted.
 *
 * @returns whether `value` is that one
 */
export const pinned = async (db: Db, name: string, value: string): Promise<boolean> => {
  const known = await pinOf(db, name)
  if (known !== undefined) return known === value
  await db.commit((to) => [to.insert(pins).values({ name, value }).onConflictDoNothing()])
  return (await pinOf(db, name)) === value
}

export const pinOf = async (db: Db, name: string): Promise<string | undefined> => {
  const [pin] = await db.read.select({ value: pins.value }).from(pins).where(eq(pins.name, name))
  return pin?.value
}

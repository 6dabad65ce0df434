import { and, eq, type SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Rejudging } from './followers.ts'

type Answers = SQLiteTable & { choice: SQLiteColumn; correct: SQLiteColumn }

/**
 * 改判一张表：what was answered in the same way is judged in the same way, one write for each choice that was made. Choices
 * that cannot be judged any more are left as they are. Done twice it is done once.
 *
 * @param of the rows that answer the question
 */
export const judgeAnew = async (
  { db }: Pick<World, 'db'>,
  table: Answers,
  of: SQL,
  judge: Rejudging['judge'],
): Promise<void> => {
  const made = await db.read.selectDistinct({ choice: table.choice }).from(table).where(of)
  const changed = made.flatMap(({ choice }) => {
    const correct = judge(String(choice))
    return correct === undefined ? [] : [{ choice, correct }]
  })
  if (changed.length === 0) return
  await db.commit(
    (to) =>
      changed.map(({ choice, correct }) =>
        to
          .update(table)
          .set({ correct } as never)
          .where(and(of, eq(table.choice, choice))),
      ) as unknown as Writes,
  )
}

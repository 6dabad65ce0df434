import type { Text } from '../../../cards/practice/practice.card.ts'
import { exampleTexts } from '../../../cards/practice/texts.examples.ts'
import type { BranchId } from '../../core/ids.ts'
import type { Statement } from '../../domain/posts/statement.ts'
import { postTextById, postTextsIn } from '../../domain/posts/store.ts'
import type { Db } from '../../platform/db/db.ts'

/** What can be practised: a post's own text, or our example where the post has none. */
export type Practised = Text & { description: string; statements: readonly Statement[] }

const example = (i: number): Practised | undefined => {
  const found = exampleTexts[i]
  return (
    found && {
      ...{ text: `example:${i}`, post: found.post, example: true, count: found.statements.length },
      ...{ description: found.description, statements: found.statements },
    }
  )
}
export const examples: readonly Practised[] = exampleTexts.flatMap((_, i) => example(i) ?? [])

/** Everything that the people of this branch may practise, the branch's own first. */
export const practisedIn = async (db: Db, branchId: BranchId): Promise<Practised[]> => {
  const own = (await postTextsIn(db, branchId)).map(({ id, post, description, statements }) => ({
    ...{ text: id, post, example: false, count: statements.length, description, statements },
  }))
  const posts = new Set(own.map((t) => t.post))
  return [...own, ...examples.filter((e) => !posts.has(e.post))]
}

/** One of them by what stands on the card; another branch's is none. An old version stays what it was. */
export const practisedBy = async (db: Db, branchId: BranchId, text: string): Promise<Practised | undefined> => {
  const [, number] = /^example:(\d{1,3})$/.exec(text) ?? []
  if (number !== undefined) return example(Number(number))
  const found = await postTextById(db, text)
  if (!found || found.branchId !== branchId) return undefined
  const { id, post, description, statements } = found
  return { text: id, post, example: false, count: statements.length, description, statements }
}

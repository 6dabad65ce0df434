import { and, eq, gt, ne } from 'drizzle-orm'
import type { BranchId, QuestionId } from '../../core/ids.ts'
import { papers } from '../../domain/papers/schema.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import type { World } from '../../platform/world.ts'
import type { Blueprint } from './blueprint.ts'
import { examPaper } from './paper.ts'
import { shortagesOf } from './shortage.ts'

/** What else is being asked of a branch where everybody sees the answer: the question of the day. */
export type AskedNow = (world: World, branchId: BranchId) => Promise<readonly QuestionId[]>
type Bank = (post: string) => Promise<readonly StoredQuestion[]>

/** What stands on other papers of the branch that are open: whoever answers there is told at once what is right. */
const onPapers = async ({ db, clock }: World, branchId: BranchId): Promise<QuestionId[]> => {
  const rows = await db.read
    .select({ items: papers.items })
    .from(papers)
    .where(
      and(
        ...[eq(papers.state, 'open'), gt(papers.closesAt, clock.now())],
        ...[eq(papers.branchId, branchId), ne(papers.kind, examPaper.kind)],
      ),
    )
  return rows.flatMap(({ items }) => items.map(({ questionId }) => questionId))
}

/** 避开正在别处问的题：the bank without them, for every post for which that leaves enough. */
export const apart = async (
  world: World,
  { branchId, blueprint }: { branchId: BranchId; blueprint: Blueprint },
  bank: Bank,
  askedNow: AskedNow,
): Promise<Bank> => {
  const [papered, shared] = [await onPapers(world, branchId), await askedNow(world, branchId)]
  // In a small bank the week's drill may be all there is: then at least what everybody is being asked is left out.
  const ways = [new Set([...papered, ...shared]), new Set(shared)]
  const known = new Map<string, Promise<readonly StoredQuestion[]>>()
  const of = async (post: string) => {
    const all = await bank(post)
    const fits = (some: readonly StoredQuestion[]) => shortagesOf(blueprint, some, post).length === 0
    return ways.map((asked) => all.filter(({ id }) => !asked.has(id))).find(fits) ?? all
  }
  return (post) => {
    const found = known.get(post) ?? of(post)
    known.set(post, found)
    return found
  }
}

import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { BranchId, MemberId } from '../../core/ids.ts'
import type { Db } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { type PostText, postTexts } from './schema.ts'
import type { Statement } from './statement.ts'

/** The newest text of each post of the branch, by the post's name. */
export const postTextsIn = async (db: Db, branchId: BranchId): Promise<PostText[]> => {
  const newest = sql`(select max(o.version) from post_texts o
    where o.branch_id = ${postTexts.branchId} and o.post = ${postTexts.post})`
  return db.read
    .select()
    .from(postTexts)
    .where(and(eq(postTexts.branchId, branchId), sql`${postTexts.version} = ${newest}`))
    .orderBy(asc(postTexts.post))
}

/** Every version of one post, newest first. */
export const versionsOf = async (db: Db, branchId: BranchId, post: string): Promise<PostText[]> =>
  db.read
    .select()
    .from(postTexts)
    .where(and(eq(postTexts.branchId, branchId), eq(postTexts.post, post)))
    .orderBy(desc(postTexts.version))

export const postTextById = async (db: Db, id: string): Promise<PostText | undefined> =>
  (await db.read.select().from(postTexts).where(eq(postTexts.id, id)))[0]

type Wanted = { post: string; description: string; statements: readonly Statement[] }

const same = (a: Wanted, b: Wanted): boolean =>
  a.description === b.description && JSON.stringify(a.statements) === JSON.stringify(b.statements)

/**
 * 写一版：the next version of these posts' texts, all of them or none; what says the same as the newest is left alone.
 * Whoever writes at the same moment takes the number first, and the other is told to look again.
 *
 * @param wanted checked already, each post once
 * @returns how many posts have a new version, or that somebody else was quicker
 */
export const writePostTexts = async (
  world: Pick<World, 'db' | 'clock' | 'ids'>,
  { branchId, by, wanted }: { branchId: BranchId; by: MemberId; wanted: readonly Wanted[] },
): Promise<{ kind: 'written'; posts: number } | { kind: 'too-late' }> => {
  const before = new Map((await postTextsIn(world.db, branchId)).map((t) => [t.post, t]))
  const rows = wanted.flatMap((text) => {
    const newest = before.get(text.post)
    if (newest && same(newest, text)) return []
    return [
      {
        ...{ id: world.ids.next(), branchId, post: text.post, version: (newest?.version ?? 0) + 1 },
        ...{ description: text.description, statements: text.statements, by, at: world.clock.now() },
      },
    ]
  })
  const [first, ...others] = rows
  if (!first) return { kind: 'written', posts: 0 }
  const taken = sql.join(
    rows.map((row) => sql`(post = ${row.post} and version >= ${row.version})`),
    sql` or `,
  )
  // The first takes the place only if all are free, and the others come with it.
  const free = sql`not exists (select 1 from ${postTexts} where branch_id = ${branchId} and (${taken}))`
  const won = sql`exists (select 1 from ${postTexts} where id = ${first.id})`
  await world.db.commit((to) => [
    insertIf(to, postTexts, first, free),
    ...others.map((row) => insertIf(to, postTexts, row, won)),
    ...rows.map((row) => audit(to, world, { actor: by, action: 'posts.written', object: `post-text/${row.id}` }, won)),
  ])
  if (!(await postTextById(world.db, first.id))) return { kind: 'too-late' }
  return { kind: 'written', posts: rows.length }
}

import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { CaseFace } from '../../../../cards/materials/case.card.ts'
import type { BranchId, CaseId, MemberId } from '../../../core/ids.ts'
import { audit } from '../../../domain/audit/audit.ts'
import type { AccidentCase } from '../../../domain/cases/cases.ts'
import { type CaseKind, type CasePicture, cases } from '../../../domain/cases/schema.ts'
import { insertIf } from '../../../platform/db/guarded.ts'
import type { World } from '../../../platform/world.ts'
import { samples } from './texts.samples.ts'

export type CaseContent = Omit<CaseFace, 'id' | 'kind' | 'sample' | 'pictures'> & {
  kind: CaseKind
  posts: readonly string[]
  pictures: readonly CasePicture[]
}

const isWritten = (branchId: BranchId, once: string): SQL =>
  sql`exists (select 1 from ${cases} where ${cases.branchId} = ${branchId} and ${cases.once} = ${once})`

const byForm = async ({ db }: World, branchId: BranchId, once: string): Promise<CaseId | undefined> => {
  const [found] = await db.read
    .select({ id: cases.id })
    .from(cases)
    .where(and(eq(cases.branchId, branchId), eq(cases.once, once)))
  return found?.id
}

/** Who writes it, on which form. */
export type Writing = { once: string; by: MemberId; content: CaseContent }

/** 写一个案例。The same form again is the same case. */
export const writeCase = async (
  world: World,
  branchId: BranchId,
  { once, by, content }: Writing,
): Promise<CaseId | undefined> => {
  const id = world.ids.next() as CaseId
  const ours = sql`exists (select 1 from ${cases} where ${cases.id} = ${id})`
  const row = { ...content, id, branchId, family: id, version: 1, once, authorId: by, writtenAt: world.clock.now() }
  await world.db.commit((to) => [
    insertIf(to, cases, row, sql`true`),
    audit(to, world, { actor: by, action: 'materials.case-written', object: `case/${id}` }, ours),
  ])
  return byForm(world, branchId, once)
}

/** 改一个案例：another version takes its place. @returns nothing when somebody was faster, or it was retired */
export const changeCase = async (
  world: World,
  before: AccidentCase,
  { once, by, content }: Writing,
): Promise<CaseId | undefined> => {
  const { branchId, family, version } = before
  const id = world.ids.next() as CaseId
  const now = world.clock.now()
  const stands = sql`exists (select 1 from ${cases} where ${cases.id} = ${before.id} and ${cases.replacedAt} is null and ${cases.retiredAt} is null)`
  const ours = sql`exists (select 1 from ${cases} where ${cases.id} = ${id})`
  const row = { ...content, id, branchId, family, version: version + 1, once, authorId: by, writtenAt: now }
  await world.db.commit((to) => [
    insertIf(to, cases, row, sql`${stands} and not ${isWritten(branchId, once)}`),
    to
      .update(cases)
      .set({ replacedAt: now })
      .where(and(eq(cases.id, before.id), isNull(cases.replacedAt), ours)),
    audit(to, world, { actor: by, action: 'materials.case-written', object: `case/${id}` }, ours),
  ])
  return byForm(world, branchId, once)
}

/** 停用：not picked any more. */
export const retireCase = (world: World, { id }: AccidentCase, by: MemberId) =>
  world.db.commit((to) => [
    audit(
      to,
      world,
      { actor: by, action: 'materials.case-retired', object: `case/${id}` },
      sql`exists (select 1 from ${cases} where ${cases.id} = ${id} and ${cases.retiredAt} is null)`,
    ),
    to
      .update(cases)
      .set({ retiredAt: world.clock.now() })
      .where(and(eq(cases.id, id), isNull(cases.retiredAt))),
  ])

/** 装入示例：each once; a sample that was changed or retired does not come back. */
export const installSamples = async (world: World, branchId: BranchId, by: MemberId): Promise<void> => {
  const now = world.clock.now()
  await world.db.commit((to) => [
    audit(
      to,
      world,
      { actor: by, action: 'materials.cases-installed', object: branchId },
      sql`not ${isWritten(branchId, `sample/${samples[0]?.name}`)}`,
    ),
    ...samples.map(({ name, ...content }) => {
      const id = world.ids.next() as CaseId
      return insertIf(
        to,
        cases,
        {
          ...content,
          ...{ id, branchId, family: id, version: 1, once: `sample/${name}`, pictures: [], sample: true },
          ...{ authorId: by, writtenAt: now },
        },
        sql`true`,
      )
    }),
  ])
}

import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { sentCard } from '../../../cards/materials/sent.card.ts'
import type { LocalDate } from '../../core/clock.ts'
import type { BranchId, MaterialId, MemberId, QuestionId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { retractPushes } from '../../domain/disturbance/push.ts'
import { ownQuestion } from '../../domain/questions/own-question.ts'
import type { Question } from '../../domain/questions/question.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import { redraw } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { sendingsOf } from './audience.ts'
import { closeChecks } from './check.ts'
import { faceOf } from './faces.ts'
import { groupLetterKey, pushesOf } from './keys.ts'
import { type MaterialFile, type MaterialKind, type MaterialLink, materials, materialVersions } from './schema.ts'
import { type Stored, storedById, versionByForm } from './store.ts'

/** What a version says; whoever made it out of a form has looked at all of it. */
export type Content = {
  title: string
  kind: MaterialKind
  purpose: string
  subject: string
  post: string
  body: string
  links: readonly MaterialLink[]
  files: readonly MaterialFile[]
  source: string
  validFrom: LocalDate | null
  validTo: LocalDate | null
  changes: string
  /** One of the bank, one written with it, or none. */
  check: { bank: QuestionId } | { own: Question } | undefined
}

export type Publishing = { once: string; by: MemberId; content: Content; renew: boolean }

export type Published = { kind: 'published'; id: MaterialId } | { kind: 'overtaken' }

const isPublished = (once: string): SQL =>
  sql`exists (select 1 from ${materialVersions} where ${materialVersions.once} = ${once} and ${materialVersions.publishedAt} is not null)`

const questionOf = async (world: World, branchId: BranchId, { by, content }: Publishing) => {
  const { check, title } = content
  if (!check) return { id: null, writes: () => [] }
  if ('bank' in check) return { id: check.bank, writes: () => [] }
  const own = await ownQuestion(world, check.own, { branchId, authorId: by, source: title })
  return { id: own.id, writes: (to: Writer, provided: SQL) => [own.write(to, provided)] }
}

const row = (world: World, { once, by, content, renew }: Publishing, questionId: QuestionId | SQL | null) => {
  const { check, ...words } = content
  const now = world.clock.now()
  return { ...words, once, questionId, authorId: by, writtenAt: now, publishedAt: now, renewAt: renew ? now : null }
}

const noted = (
  to: Writer,
  world: World,
  { by }: Publishing,
  { id, version }: { id: MaterialId; version: number },
  provided: SQL,
): Write =>
  audit(
    to,
    world,
    { actor: by, action: 'materials.published', object: `material/${id}`, detail: { version } },
    provided,
  )

/** 发布：a new material. The same form again is the same material. */
export const publishNew = async (world: World, branchId: BranchId, publishing: Publishing): Promise<Published> => {
  const id = world.ids.next() as MaterialId
  const { once, by } = publishing
  const now = world.clock.now()
  const question = await questionOf(world, branchId, publishing)
  const unwritten = sql`not exists (select 1 from ${materialVersions} where ${materialVersions.once} = ${once})`
  const ours = sql`exists (select 1 from ${materials} where ${materials.id} = ${id})`
  await world.db.commit(
    (to) =>
      [
        insertIf(to, materials, { id, branchId, version: 1, createdBy: by, createdAt: now }, unwritten),
        ...question.writes(to, ours),
        insertIf(to, materialVersions, { ...row(world, publishing, question.id), materialId: id, version: 1 }, ours),
        noted(to, world, publishing, { id, version: 1 }, ours),
      ] as unknown as Writes,
  )
  const found = await versionByForm(world.db, once)
  return { kind: 'published', id: found?.materialId ?? id }
}

/** A draft becomes the first version. */
const publishDraft = async (world: World, { material }: Stored, publishing: Publishing): Promise<Published> => {
  const { id, branchId } = material
  const question = await questionOf(world, branchId, publishing)
  const isDraft = sql`exists (select 1 from ${materials} where ${materials.id} = ${id} and ${materials.version} = 0 and ${materials.retiredAt} is null)`
  const { questionId, ...words } = row(world, publishing, question.id)
  await world.db.commit(
    (to) =>
      [
        ...question.writes(to, isDraft),
        to
          .update(materialVersions)
          .set({ ...words, renewAt: null, questionId: sql`${questionId}` })
          .where(and(eq(materialVersions.materialId, id), eq(materialVersions.version, 1), isDraft)),
        to
          .update(materials)
          .set({ version: 1 })
          .where(and(eq(materials.id, id), eq(materials.version, 0), isPublished(publishing.once))),
        noted(to, world, publishing, { id, version: 1 }, isPublished(publishing.once)),
      ] as unknown as Writes,
  )
  return ending(world, id, publishing.once)
}

const ending = async (world: World, id: MaterialId, once: string): Promise<Published> => {
  const found = await versionByForm(world.db, once)
  return found?.publishedAt ? { kind: 'published', id: found.materialId ?? id } : { kind: 'overtaken' }
}

/** What is on its way about the version before is not said any more; questions about it are over. */
const passed = (to: Writer, world: World, { material, version }: Stored, provided: SQL): Write[] => [
  ...(['sent', 'renewed', 'remind'] as const).map((why) =>
    retractPushes(to, pushesOf(why, material.id, version.version), provided),
  ),
  closeChecks(to, world, material.id, provided),
]

/**
 * 修改：the next version; the one before stays as it was. Two who change the same version at once: the second is told.
 */
export const publishChange = async (world: World, stored: Stored, publishing: Publishing): Promise<Published> => {
  const { material } = stored
  if (material.version === 0) return publishDraft(world, stored, publishing)
  const { id, branchId, version } = material
  const { once } = publishing
  const question = await questionOf(world, branchId, publishing)
  const unchanged = sql`exists (select 1 from ${materials} where ${materials.id} = ${id} and ${materials.version} = ${version} and ${materials.retiredAt} is null)`
  // This very version, for a form that is sent again after its version was written changes nothing.
  const came = sql`exists (select 1 from ${materialVersions} where ${materialVersions.materialId} = ${id}
    and ${materialVersions.version} = ${version + 1} and ${materialVersions.once} = ${once})`
  const won = sql`${came} and ${unchanged}`
  const next = { ...row(world, publishing, question.id), materialId: id, version: version + 1 }
  await world.db.commit(
    (to) =>
      [
        ...question.writes(to, unchanged),
        insertIf(to, materialVersions, next, unchanged),
        ...passed(to, world, stored, won),
        noted(to, world, publishing, { id, version: version + 1 }, won),
        to
          .update(materials)
          .set({ version: version + 1 })
          .where(and(eq(materials.id, id), eq(materials.version, version), isNull(materials.retiredAt), came)),
      ] as unknown as Writes,
  )
  const outcome = await ending(world, id, once)
  if (outcome.kind === 'published') await redrawGroups(world, id)
  return outcome
}

/** Cards in groups show what counts now. */
const redrawGroups = async (world: World, id: MaterialId): Promise<void> => {
  const stored = await storedById(world.db, id)
  const sent = stored ? (await sendingsOf(world.db, stored)).filter((s) => s.audience === 'branch' && s.sentAt) : []
  if (!stored || sent.length === 0) return
  const card = sentCard({ face: await faceOf(world, stored), place: 'group', because: 'sent' })
  await world.db.commit(
    (to) => sent.map((s) => redraw(to, world, { letterKey: groupLetterKey(s.id), card })) as unknown as Writes,
  )
}

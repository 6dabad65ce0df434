import { and, asc, eq, isNull, ne, sql } from 'drizzle-orm'
import { z } from 'zod'
import { localDateOf } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import type { QuestionFollower } from '../../domain/questions/followers.ts'
import { questions } from '../../domain/questions/schema.ts'
import type { StoredQuestion } from '../../domain/questions/store.ts'
import { type Version, versionOf } from '../../domain/regulations/basis.ts'
import { regulations } from '../../domain/regulations/schema.ts'
import { setVersion, versionsOf } from '../../domain/regulations/store.ts'
import type { Writes } from '../../platform/db/db.ts'
import type { EventHandler } from '../../platform/feature.ts'
import { handOn } from '../../platform/inbox/hand-on.ts'
import type { World } from '../../platform/world.ts'
import { replaceQuestion } from './versions.ts'

const retiredType = 'bank.regulation-retired'
/** Questions a commit. */
const atOnce = 200

/** 停用一个版本：from now on nothing that rests on it is asked, until somebody has looked. @returns whether it was done now */
export const retireVersion = async (world: World, version: Version, by: MemberId): Promise<boolean> => {
  const at = world.clock.now()
  const { id } = version
  const [, rows] = await world.db.commit((to) => [
    setVersion(to, version, { by, at }),
    to
      .update(regulations)
      .set({ retiredAt: at, retiredBy: by })
      .where(and(eq(regulations.id, id), isNull(regulations.retiredAt)))
      .returning({ id: regulations.id }),
    audit(to, world, { actor: by, action: 'bank.regulation-retired', object: id }, sql`changes() > 0`),
    handOn(to, world, { type: retiredType, key: id, body: { regulation: id } }, sql`changes() > 0`),
  ])
  return rows.length > 0
}

/** A version's day, or a new version. */
export const writeVersion = async (
  world: World,
  version: Pick<Version, 'title' | 'version' | 'effectiveFrom'>,
  by: MemberId,
): Promise<void> => {
  const object = `${version.title}/${version.version}`
  await world.db.commit((to) => [
    setVersion(to, version, { by, at: world.clock.now() }),
    audit(to, world, { actor: by, action: 'bank.regulation-set', object, detail: { from: version.effectiveFrom } }),
  ])
}

/** Questions whose basis nobody has read yet, or not with the versions that are known by now. */
const readBases = async (world: World): Promise<void> => {
  const versions = await versionsOf(world.db)
  for (let after = ''; ; ) {
    const some = await world.db.read
      .select()
      .from(questions)
      .where(and(isNull(questions.regulation), ne(questions.basis, ''), sql`${questions.id} > ${after}`))
      .orderBy(asc(questions.id))
      .limit(atOnce)
    if (some.length === 0) return
    after = some.at(-1)?.id ?? ''
    const read = some.flatMap(({ id, basis, importedAt }) => {
      const version = versionOf(basis, localDateOf(importedAt), versions)
      return version ? [{ id, regulation: version.id }] : []
    })
    if (read.length === 0) continue
    await world.db.commit(
      (to) =>
        read.map(({ id, regulation }) =>
          to.update(questions).set({ regulation }).where(eq(questions.id, id)),
        ) as unknown as Writes,
    )
  }
}

const body = z.object({ regulation: z.string() })

/** 停用之后：its questions, some hundreds at a time, are to be looked at again; what asks them becomes void. */
export const regulationRetired = (followers: readonly QuestionFollower[]): EventHandler => ({
  type: retiredType,
  rule: 'ourselves',
  run: async (world, event) => {
    const { regulation } = body.parse(event.body)
    await readBases(world)
    const on = and(eq(questions.regulation, regulation), isNull(questions.withdrawnAt))
    for (;;) {
      const some = await world.db.read
        .select({ id: questions.id })
        .from(questions)
        .where(and(on, isNull(questions.recheckAt)))
        .limit(atOnce)
      if (some.length === 0) break
      await world.db.commit(
        (to) =>
          some.map(({ id }) =>
            to.update(questions).set({ recheckAt: world.clock.now() }).where(eq(questions.id, id)),
          ) as unknown as Writes,
      )
    }
    const stopped = await world.db.read.select({ id: questions.id }).from(questions).where(on)
    for (const { id } of stopped) for (const follower of followers) await follower.stopped?.(world, id)
  },
})

export type Rechecked = 'confirmed' | 'still-retired' | 'no-version' | 'overtaken'

/**
 * 复核过：the question holds under another version, with the basis as it stands there. Another basis is another version of the
 * question; the same words only get the new reading.
 */
export const confirmBasis = async (
  world: World,
  question: StoredQuestion,
  { basis, by }: { basis: string; by: MemberId },
): Promise<Rechecked> => {
  const at = world.clock.now()
  const version = versionOf(basis, localDateOf(at), await versionsOf(world.db))
  if (!version) return 'no-version'
  if (version.retiredAt) return 'still-retired'
  const audited = {
    actor: by,
    action: 'bank.question-rechecked',
    object: question.id,
    detail: { regulation: version.id },
  } as const
  if (basis !== question.basis) {
    const done = await replaceQuestion(world, question, { ...question, basis }, { by, corrects: false })
    if (done.kind !== 'replaced') return 'overtaken'
    await world.db.commit((to) => [audit(to, world, audited)])
    return 'confirmed'
  }
  const [rows] = await world.db.commit((to) => [
    to
      .update(questions)
      .set({ regulation: version.id, recheckAt: null })
      .where(and(eq(questions.id, question.id), sql`recheck_at is not null and withdrawn_at is null`))
      .returning({ id: questions.id }),
    audit(to, world, audited, sql`changes() > 0`),
  ])
  return rows.length > 0 ? 'confirmed' : 'overtaken'
}

/** How many questions in use rest on each version. */
export const countsByVersion = async ({
  db,
}: Pick<World, 'db'>): Promise<ReadonlyMap<string, { all: number; recheck: number }>> => {
  const rows = await db.read
    .select({
      id: questions.regulation,
      all: sql<number>`count(*)`,
      recheck: sql<number>`count(${questions.recheckAt})`,
    })
    .from(questions)
    .where(isNull(questions.withdrawnAt))
    .groupBy(questions.regulation)
  return new Map(rows.flatMap(({ id, all, recheck }) => (id === null ? [] : [[id, { all, recheck }] as const])))
}

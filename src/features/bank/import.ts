import { sql } from 'drizzle-orm'
import { localDateOf } from '../../core/clock.ts'
import type { BranchId, MemberId, QuestionId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { tellStopped } from '../../domain/questions/followers.ts'
import { pointOf, type Question } from '../../domain/questions/question.ts'
import { contentHash, keyWords, wordsHash } from '../../domain/questions/same.ts'
import { questions as table } from '../../domain/questions/schema.ts'
import { knownHashes } from '../../domain/questions/store.ts'
import { type Version, versionOf } from '../../domain/regulations/basis.ts'
import { versionsOf } from '../../domain/regulations/store.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { countFates, hashOldWords, type Live, liveLike, noteSources, type Offered } from './import-store.ts'
import { questionConflicts } from './schema.ts'

type Importing = Pick<World, 'db' | 'ids' | 'clock'>
type Hashed = { question: Question; hash: string; words: string }

export type ImportOptions = {
  branchId?: BranchId | ''
  by?: MemberId | 'operator'
  /** Whose words they are and under what licence. */
  source?: string
  /** Names this import: done again under the same name it goes on where it broke off, and counts the same. */
  importId?: string
}
export type Imported = { added: number; existing: number; contradicting: number }

/** Questions a commit, and rows a statement. */
const chunk = 1_000
const perInsert = 200

const pieces = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))

const hashed = async (checked: readonly Question[]): Promise<Hashed[]> => {
  const byHash = new Map<string, Hashed>()
  for (const question of checked) {
    const hash = await contentHash(question)
    if (!byHash.has(hash)) byHash.set(hash, { question, hash, words: await wordsHash(question) })
  }
  return [...byHash.values()]
}

/**
 * New, there already, or there with another answer: then neither is asked until a person has said which holds. What a
 * branch hands in does not stop a question of the company's for everybody: that one goes on, and the new one waits.
 */
const judge = (
  { ids, clock }: Importing,
  { question, hash, words }: Hashed,
  known: ReadonlySet<string>,
  live: ReadonlyMap<string, readonly Live[]>,
  {
    versions,
    branchId,
    by,
    source,
  }: Required<Pick<ImportOptions, 'branchId' | 'by' | 'source'>> & { versions: readonly Version[] },
): Offered => {
  if (known.has(hash)) return { hash, fate: 'merged' }
  const like = live.get(words) ?? []
  const equal = like.find((other) => keyWords(other) === keyWords(question))
  if (equal) return { hash, fate: 'merged', of: equal.id }
  const at = clock.now()
  const version = versionOf(question.basis, localDateOf(at), versions)
  const row = {
    ...question,
    ...{ id: ids.next() as QuestionId, branchId, contentHash: hash, wordsHash: words, importedAt: at },
    // Whoever wrote the one question is nearer to it than whoever gave the file.
    ...{ point: pointOf(question), authorId: by, source: question.source || source },
    regulation: version?.id ?? null,
    recheckAt: version?.retiredAt ? at : null,
  }
  const [against] = like
  return against
    ? {
        hash,
        fate: 'contradicts',
        row: { ...row, quarantinedAt: at },
        against: { id: against.id, stops: against.branchId === branchId },
      }
    : { hash, fate: 'added', row }
}

const quarantine = (
  to: Writer,
  world: Importing,
  { id: kept, stops }: NonNullable<Offered['against']>,
  offered: QuestionId,
): Write[] => {
  const at = world.clock.now()
  const stands = sql`exists (select 1 from ${questionConflicts} where kept_id = ${kept} and offered_id = ${offered})`
  return [
    to.run(sql`insert into ${questionConflicts} (kept_id, offered_id, at) select ${kept}, ${offered}, ${at.getTime()}
      where exists (select 1 from ${table} where id = ${offered}) on conflict do nothing`),
    ...(stops
      ? [
          to.update(table).set({ quarantinedAt: at }).where(sql`id = ${kept} and quarantined_at is null and ${stands}`),
          tellStopped(to, world, { question: kept, cause: offered }, stands),
        ]
      : [tellStopped(to, world, { question: offered, cause: kept }, stands)]),
  ]
}

/**
 * 入库：checked questions into the company's bank, or into one branch's. By content, so importing them again adds nothing,
 * and a withdrawn question stays withdrawn. One that is there with another answer is not taken: both are out of use until
 * somebody has decided; the company's stays in use while a branch says otherwise. In commits of a thousand: what breaks off half way is finished by doing it again.
 */
export const importQuestions = async (
  world: Importing,
  checked: readonly Question[],
  { branchId = '', by = 'operator', source = '', importId = world.ids.next() }: ImportOptions = {},
): Promise<Imported> => {
  await hashOldWords(world.db)
  const versions = await versionsOf(world.db)
  for (const some of pieces(await hashed(checked), chunk)) {
    const known = await knownHashes(
      world.db,
      branchId,
      some.map(({ hash }) => hash),
    )
    const live = await liveLike(
      world.db,
      branchId,
      some.map(({ words }) => words),
    )
    const offered = some.map((one) => judge(world, one, known, live, { versions, branchId, by, source }))
    const rows = offered.flatMap(({ row }) => row ?? [])
    const told = { actor: by, action: 'questions.imported', object: branchId || 'company' } as const
    await world.db.commit(
      (to) =>
        [
          ...(rows.length > 0 ? [audit(to, world, { ...told, detail: { offered: rows.length } })] : []),
          ...pieces(rows, perInsert).map((values) => to.insert(table).values(values).onConflictDoNothing()),
          ...offered.flatMap((o) => (o.row && o.against ? quarantine(to, world, o.against, o.row.id) : [])),
          noteSources(to, { offered, importId, branchId, source, by, at: world.clock.now() }),
        ] as unknown as Writes,
    )
  }
  return countFates(world.db, importId)
}

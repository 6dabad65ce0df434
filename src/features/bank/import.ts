import { sha256Hex } from '../../core/hash.ts'
import type { BranchId, QuestionId } from '../../core/ids.ts'
import { audit } from '../../domain/audit/audit.ts'
import { pointOf, type Question } from '../../domain/questions/question.ts'
import { questions as table } from '../../domain/questions/schema.ts'
import { knownHashes } from '../../domain/questions/store.ts'
import type { World } from '../../platform/world.ts'

/** What makes a question the same question; an explanation may be reworded. */
export const contentHash = ({ kind, stem, options, answer }: Question): Promise<string> =>
  sha256Hex(JSON.stringify([kind, stem, options, answer]))

/** Questions a commit, and rows a statement. */
const chunk = 1_000
const perInsert = 200

const pieces = <T>(rows: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))

/**
 * 入库：checked questions into the company's bank, or into one branch's. By content, so importing them again adds nothing,
 * and a withdrawn question stays withdrawn. In commits of a thousand: what breaks off half way is finished by doing it again.
 */
export const importQuestions = async (
  world: Pick<World, 'db' | 'ids' | 'clock'>,
  checked: readonly Question[],
  { branchId = '' }: { branchId?: BranchId | '' } = {},
): Promise<{ added: number; existing: number }> => {
  const byHash = new Map<string, Question>()
  for (const question of checked) {
    const hash = await contentHash(question)
    if (!byHash.has(hash)) byHash.set(hash, question)
  }
  let added = 0
  for (const some of pieces([...byHash], chunk)) {
    const hashes = some.map(([hash]) => hash)
    const known = await knownHashes(world.db, branchId, hashes)
    const rows = some.flatMap(([hash, question]) =>
      known.has(hash)
        ? []
        : [
            {
              ...question,
              point: pointOf(question),
              id: world.ids.next() as QuestionId,
              branchId,
              contentHash: hash,
              importedAt: world.clock.now(),
            },
          ],
    )
    if (rows.length === 0) continue
    const [, ...inserted] = await world.db.commit((to) => [
      audit(to, world, {
        actor: 'operator',
        action: 'questions.imported',
        object: branchId || 'company',
        detail: { offered: rows.length },
      }),
      ...pieces(rows, perInsert).map((values) =>
        to.insert(table).values(values).onConflictDoNothing().returning({ id: table.id }),
      ),
    ])
    added += inserted.reduce((sum, ids) => sum + ids.length, 0)
  }
  return { added, existing: byHash.size - added }
}

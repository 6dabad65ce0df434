import { type SQL, sql } from 'drizzle-orm'
import type { Card } from '../../../cards/kit/card.ts'
import type { BranchId, MemberId, PaperId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { revisionOf } from '../policy/policy.ts'
import { questionsById } from '../questions/store.ts'
import { paperFace } from './face.ts'
import type { PaperKind } from './kind.ts'
import { type PaperItem, papers } from './schema.ts'
import type { Paper, PaperRow } from './store.ts'

export type NewPaper = {
  /** What makes it one, e.g. `2026-03-02/<member>`; the kind's name stands before it. */
  key: string
  memberId: MemberId
  branchId: BranchId
  ref: string
  items: readonly PaperItem[]
  closesAt: Date
  /** Time to answer; such a paper waits for 开始. */
  minutes?: number
  /** Waits for 开始 although there is no limit. */
  needsStart?: true
}

/** The key of the letter that brings the paper: whoever opens it pushes its card under this key. */
export const paperLetterKey = ({ key }: { key: string }): string => `papers/${key}`

/** The key of a letter that shows the paper once more; what asked for it, or answers there, makes it one. */
export const shownPaperKey = (paper: { key: string }, eventId: string): string =>
  `${paperLetterKey(paper)}/shown/${eventId}`

/**
 * 出卷：as it would be opened, and the card that brings it; to be written with `openPaper` in the same commit as its push.
 *
 * @throws Error when one of the questions does not exist
 */
export const preparePaper = async (
  world: World,
  kind: PaperKind,
  { needsStart, ...wish }: NewPaper,
): Promise<{ row: PaperRow; card: Card; letterKey: string }> => {
  const now = world.clock.now()
  const waits = needsStart === true || wish.minutes !== undefined
  const row: PaperRow = {
    ...wish,
    id: world.ids.next() as PaperId,
    key: `${kind.kind}/${wish.key}`,
    kind: kind.kind,
    minutes: wish.minutes ?? null,
    ...{ state: 'open', version: 0, event: '', at: 0, atSince: null, openedAt: now },
    startedAt: waits ? null : now,
    ...{ deadline: null, endedAt: null, policyRevision: null },
  }
  const questions = await questionsById(
    world.db,
    wish.items.map((i) => i.questionId),
  )
  const items = wish.items.map(({ questionId, order }, n) => {
    const question = questions.get(questionId)
    if (!question) throw new Error('a question of the paper does not exist')
    return { n, question, order, answer: undefined, isVoid: false, isHeld: false }
  })
  const paper: Paper = { ...row, items }
  return { row, card: await paperFace(world, kind, paper), letterKey: paperLetterKey(row) }
}

/** 发卷：a paper with this key is opened once; opened again, nothing happens. */
export const openPaper = (to: Writer, row: PaperRow, provided: SQL = sql`true`): Write =>
  insertIf(to, papers, { ...row, policyRevision: revisionOf(row.branchId) }, provided)

/** True once this very row stands: what depends on its having been opened now. */
export const isOpened = ({ id }: Pick<PaperRow, 'id'>): SQL => sql`exists (select 1 from ${papers} where id = ${id})`

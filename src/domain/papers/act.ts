import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Card } from '../../../cards/kit/card.ts'
import type { PaperId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { redraw } from '../../platform/outbox/enqueue.ts'
import type { World } from '../../platform/world.ts'
import { attempt } from '../attempts/attempts.ts'
import { pointOf } from '../questions/question.ts'
import { type Applied, applyDeed, type PaperDeed } from './apply.ts'
import { paperFace } from './face.ts'
import type { PaperKind } from './kind.ts'
import { paperLetterKey } from './open.ts'
import { paperAnswers, papers } from './schema.ts'
import { type Paper, paperById } from './store.ts'

type Changed = Extract<Applied, { kind: 'changed' }>
export type PaperOutcome =
  | { kind: 'gone' }
  /** The same event again: how it stands now. */
  | { kind: 'before'; paper: Paper }
  | Extract<Applied, { kind: 'refused' }>
  /** `card`: the paper as it is now. */
  | (Changed & { card: Card })

export type Doing = {
  eventId: string
  at: Date
  /** The paper as it was just read; it is read again when somebody was quicker. */
  read?: Paper
  /** The card that brought the paper is redrawn, because the deed was not a click on it. */
  redraws?: true
  /** Further writes of the same commit, for the case that this deed came to stand. */
  also?(to: Writer, changed: Changed, card: Card, provided: SQL): Write[]
}

/** Longer than this between being shown and the answer says nothing about the person any more. Milliseconds. */
const attentive = 30 * 60_000

const latencyOf = (paper: Paper, item: number, at: Date): number | null => {
  const since = paper.at === item ? paper.atSince : null
  const took = since ? at.getTime() - since.getTime() : -1
  return took >= 0 && took <= attentive ? took : null
}

const writes = (
  to: Writer,
  world: World,
  kind: PaperKind,
  before: Paper,
  changed: Changed,
  { eventId, at, redraws, also }: Doing,
  card: Card,
): Write[] => {
  const { paper, answers, settled, finished } = changed
  const { id } = paper
  const version = before.version + 1
  const won = sql`exists (select 1 from ${papers} where id = ${id} and version = ${version} and event = ${eventId})`
  const { state, startedAt, deadline, endedAt, at: item } = paper
  return [
    to
      .update(papers)
      .set({ state, startedAt, deadline, endedAt, at: item, atSince: at, version, event: eventId })
      .where(and(eq(papers.id, id), eq(papers.version, before.version)))
      .returning({ id: papers.id }),
    ...answers.flatMap((row) => [
      to.run(sql`
        insert into ${paperAnswers} (paper_id, item, choice, event_id, answered_at)
        select ${id}, ${row.item}, '', ${eventId}, ${at.getTime()} where ${won} on conflict do nothing`),
      to
        .update(paperAnswers)
        .set(row)
        .where(and(eq(paperAnswers.paperId, id), eq(paperAnswers.item, row.item), won)),
    ]),
    ...settled.flatMap((s) => [
      attempt(
        to,
        world,
        {
          ...{ source: kind.source, ref: id, memberId: paper.memberId, branchId: paper.branchId },
          ...{ questionId: s.item.question.id, point: pointOf(s.item.question) },
          ...{ choice: s.choice, correct: s.correct, confident: s.confident, answeredAt: s.at },
          latencyMs: latencyOf(before, s.item.n, s.at),
          ...(kind.withheld && { withheld: true }),
        },
        won,
      ),
      ...(kind.answered?.(to, world, paper, s, won) ?? []),
    ]),
    ...(finished ? (kind.finished?.(to, world, paper, finished, won) ?? []) : []),
    ...(redraws ? [redraw(to, world, { letterKey: paperLetterKey(paper), card }, sql`${won} and ${sent(paper)}`)] : []),
    ...(also?.(to, changed, card, won) ?? []),
  ]
}

const sent = (paper: Paper): SQL => sql`exists (select 1 from letters where key = ${paperLetterKey(paper)})`

/** Whether this event has been here: it made the present version, or an answer that stands. */
const isFrom = (paper: Paper, eventId: string): boolean =>
  paper.event === eventId || paper.items.some((item) => item.answer?.eventId === eventId)

/** Two devices at once meet once or twice; more is something else. */
const tries = 5

/**
 * 在卷子上做一件事：judged by what stands at the moment it is written. Done again by the same event it does nothing.
 *
 * @param deed letters as they are shown
 * @returns what came of it, with the paper as it is now
 */
export const doOnPaper = async (
  world: World,
  kind: PaperKind,
  id: PaperId,
  deed: PaperDeed,
  doing: Doing,
): Promise<PaperOutcome> => {
  for (let turn = 0; turn < tries; turn++) {
    const paper = (turn === 0 ? doing.read : undefined) ?? (await paperById(world.db, id))
    if (!paper || paper.kind !== kind.kind) return { kind: 'gone' }
    if (isFrom(paper, doing.eventId)) return { kind: 'before', paper }
    const applied = applyDeed(paper, kind, deed, doing)
    if (applied.kind === 'refused') return applied
    const card = await paperFace(world, kind, applied.paper)
    const [won] = await world.db.commit(
      (to) => writes(to, world, kind, paper, applied, doing, card) as unknown as Writes,
    )
    if ((won as readonly unknown[]).length > 0) return { ...applied, card }
  }
  throw new Error('the paper keeps changing')
}

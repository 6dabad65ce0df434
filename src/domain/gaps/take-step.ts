import { and, eq, isNull, ne, type SQL, sql } from 'drizzle-orm'
import type { GapId, MemberId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { attempt } from '../attempts/attempts.ts'
import { audit } from '../audit/audit.ts'
import { confirm } from '../confirmations/ledger.ts'
import type { ConfirmationKind, Stage } from '../confirmations/schema.ts'
import { type GapResult, type GapStepName, standingOf, type WrongTime, wrongTime } from './rules.ts'
import { gapStepsTaken, gaps } from './schema.ts'
import { type GapStep, type GapView, gapById } from './store.ts'

export type NewStep = {
  gapId: GapId
  step: GapStepName
  result: GapResult
  /** Whoever found it out; never the worker. */
  by: MemberId
  occurredAt: Date
  /** What brought it: the same again is the same step. */
  eventId: string
  /** Within what it is one step however often it is tapped, e.g. the 班前抽问 in which it was asked. */
  once: string
}

export type StepOutcome =
  /** `closed`: it was this step that ended it. */
  | { kind: 'taken'; view: GapView; closed: boolean }
  /** It has been written down already, by this event or by another within the same `once`. */
  | { kind: 'before'; view: GapView }
  | { kind: 'over'; view: GapView }
  | { kind: 'gone' | 'own' }
  | { kind: 'wrong-time'; why: WrongTime }

/** What comes of it for the ledger: 学 from coaching or being asked, 懂 asked right, 做 shown, 确认 with the last of them. */
const stagesOf = ({ step, result }: NewStep, closes: boolean): (readonly [ConfirmationKind, Stage])[] => [
  ...(step === 'coached' || (step === 'asked' && result !== 'cannot') ? ([['study', 'learned']] as const) : []),
  ...(step === 'asked' && result === 'can' ? ([['preshift', 'understood']] as const) : []),
  ...(step === 'shown' && result === 'can' ? ([['site', 'done']] as const) : []),
  ...(closes ? ([['site', 'confirmed']] as const) : []),
]

export const gapSubject = (id: GapId): string => `gap/${id}`

const writes = (
  to: Writer,
  world: World,
  { gap }: GapView,
  deed: NewStep,
  { row, closes }: { row: GapStep; closes: boolean },
  also: (to: Writer, closes: boolean, won: SQL) => Write[],
): Write[] => {
  const { gapId, step, result, by, occurredAt, eventId } = deed
  const won = sql`exists (select 1 from ${gapStepsTaken} where event_id = ${eventId} and gap_id = ${gapId} and seq = ${row.seq})`
  const mayStand = sql`exists (select 1 from ${gaps} where id = ${gapId} and closed_at is null and member_id <> ${by})`
  const object = gapSubject(gapId)
  const line = { memberId: gap.memberId, subject: object, confirmedBy: by, occurredAt }
  return [
    insertIf(to, gapStepsTaken, row, mayStand),
    audit(to, world, { actor: by, action: 'gaps.step', object, detail: { step, result } }, won),
    ...stagesOf(deed, closes).map(([kind, stage]) =>
      confirm(to, world, { ...line, kind, stage, evidence: `gap-step/${gapId}/${row.seq}` }, won),
    ),
    ...(step === 'asked'
      ? [
          attempt(
            to,
            world,
            {
              ...{ source: 'preshift', ref: `${object}/${row.seq}`, memberId: gap.memberId, branchId: gap.branchId },
              // Said aloud: there is no letter to it.
              ...{ questionId: gap.questionId, point: gap.point, choice: '', correct: result === 'can' },
              answeredAt: occurredAt,
            },
            won,
          ),
        ]
      : []),
    ...also(to, closes, won),
    ...(closes
      ? [
          audit(to, world, { actor: by, action: 'gaps.closed', object }, won),
          to
            .update(gaps)
            .set({ closedAt: world.clock.now(), closedBy: by, closedWhy: 'shown' })
            .where(and(eq(gaps.id, gapId), isNull(gaps.closedAt), ne(gaps.memberId, by), won)),
        ]
      : []),
  ]
}

/** Two at once meet once or twice; more is something else. */
const tries = 4

/**
 * 记一步：asked before the shift, coached, or shown on site. With the step after which it is asked right and shown on site
 * the gap is closed, in the same commit, and never by the worker. Judged anew when somebody else was quicker.
 *
 * @param also further writes of the same commit, for the case that this step came to stand (`won`)
 */
export const takeStep = async (
  world: World,
  deed: NewStep,
  also: (to: Writer, closes: boolean, won: SQL) => Write[] = () => [],
): Promise<StepOutcome> => {
  for (let turn = 0; turn < tries; turn++) {
    const view = await gapById(world.db, deed.gapId)
    if (!view) return { kind: 'gone' }
    const { gap, steps } = view
    if (gap.memberId === deed.by) return { kind: 'own' }
    const earlier = steps.find((s) => s.eventId === deed.eventId)
    if (earlier && turn > 0) return { kind: 'taken', view, closed: gap.closedAt !== null }
    if (earlier || steps.some((s) => s.once === deed.once)) return { kind: 'before', view }
    if (gap.closedAt) return { kind: 'over', view }
    const now = world.clock.now()
    const why = wrongTime(deed.occurredAt, gap.openedAt, now)
    if (why) return { kind: 'wrong-time', why }
    const row: GapStep = { ...deed, seq: steps.length + 1, recordedAt: now }
    const closes = standingOf([...steps, row], view.missedAt, view.closing).over
    await world.db.commit((to) => writes(to, world, view, deed, { row, closes }, also) as unknown as Writes)
    const after = await gapById(world.db, deed.gapId)
    if (after?.steps.some((s) => s.eventId === deed.eventId))
      return { kind: 'taken', view: after, closed: closes && after.gap.closedAt !== null }
  }
  throw new Error('the gap keeps changing')
}

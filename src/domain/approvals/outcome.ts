import type { SQL } from 'drizzle-orm'
import type { ApprovalId, MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { type Acted, actOn } from './act.ts'
import type { Opened } from './ballot.ts'
import type { Pen } from './draw.ts'
import { following } from './follow.ts'
import type { ApprovalKind, Kinds } from './kind.ts'
import type { Refusal } from './rules.ts'

export type Refused =
  | { kind: Refusal | 'no-longer' | 'no-delegation' | 'conflict' | 'not-yours' | 'too-early' }
  | { kind: 'reason'; atLeast: number }

/** What became of it, with a pen to show it; `opened` is how it stands now. */
export type Outcome =
  | { kind: 'done'; opened: Opened; pen: Pen }
  | { kind: 'refused'; because: Refused; opened: Opened; pen: Pen }
  | { kind: 'gone' }

/** Further writes of the same commit, each under `acted.stood`. */
export type Also = (to: Writer, acted: Acted, pen: Pen) => Write[]

export type Who = MemberId | 'operator' | 'system'

/** 每次尝试都留痕, also one that was refused. */
export const noteRefusal = (world: World, by: Who, approval: ApprovalId, tried: string, outcome: string) =>
  world.db.commit((to) => [
    audit(to, world, { actor: by, action: 'approvals.refused', object: approval, detail: { tried, outcome } }),
  ])

type Judged =
  | Refused
  | {
      act: Acted['act']
      provided?: SQL
      line: { action: `approvals.${string}`; detail: Record<string, string> }
    }

/** One person's act, from the look at it to everything that follows, the trace of it in every case. */
export const outcomeOf = async (
  world: World,
  kinds: Kinds,
  { approval, by, tried }: { approval: ApprovalId; by: Who; tried: string },
  judge: (opened: Opened, kind: ApprovalKind, at: Date) => Promise<Judged>,
  also: Also = () => [],
): Promise<Outcome> => {
  let pen: Pen | undefined
  const outcome = await actOn<Refused | { kind: 'unknown' }>(world, approval, async (opened) => {
    const kind = kinds.get(opened.kind)
    if (!kind) return { kind: 'unknown' }
    const follow = await following(world, kind, opened, [by])
    pen = follow.pen
    const judged = await judge(opened, kind, world.clock.now())
    if (!('act' in judged)) return judged
    const { act, provided, line } = judged
    return {
      ...{ kind: 'act' as const, act },
      ...(provided && { provided }),
      also: (to: Writer, acted: Acted) => [
        audit(to, world, { actor: by, object: approval, ...line }, acted.stood),
        ...follow.writes(to, acted),
        ...also(to, acted, follow.pen),
      ],
    }
  })
  if (outcome.kind === 'done' && pen) return { kind: 'done', opened: outcome.acted.after, pen }
  if (outcome.kind !== 'refused' || outcome.refusal.kind === 'unknown' || !pen) return { kind: 'gone' }
  await noteRefusal(world, by, approval, tried, outcome.refusal.kind)
  return { kind: 'refused', because: outcome.refusal, opened: outcome.opened, pen }
}

import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { planPushes } from '../disturbance/plan.ts'
import { push, retractPushes } from '../disturbance/push.ts'
import { redrawPush } from '../disturbance/redraw-push.ts'
import { keepersOf } from '../people/store.ts'
import type { Acted } from './act.ts'
import type { Opened } from './ballot.ts'
import { allAsksOf, copiesOf, mineKey, resultKey, stuckKey } from './copies.ts'
import { type Pen, penFor } from './draw.ts'
import { type ApprovalKind, matterOf } from './kind.ts'
import { canStillPass, votesFor } from './rules.ts'

/** Several votes within this become one update of a card. Milliseconds. */
const gently = 2_000

/** What follows from an act, whoever did it: cards that tell the truth, letters, what the kind makes of it. */
export type Follow = { pen: Pen; writes: (to: Writer, acted: Acted) => Write[] }

/** @param others people besides those on the ballot whose names or accounts are needed */
export const following = async (
  world: World,
  kind: ApprovalKind,
  opened: Opened,
  others: Iterable<string> = [],
): Promise<Follow> => {
  const copies = await copiesOf(world.db, opened.id)
  const keepers = await keepersOf(world.db, opened.branchId)
  const pen = await penFor(world, kind, opened, [...others, ...copies.map((c) => c.holder)])
  const { id } = opened
  const requester = pen.people.get(opened.requestedBy)
  const plan = await planPushes(world, [
    ...keepers.map((keeper) => keeper.id),
    ...(requester ? [opened.requestedBy as MemberId] : []),
  ])

  const progress = (to: Writer, { act, after, stood }: Acted): Write[] =>
    copies.flatMap((copy) => {
      const { seat, holder, letterKey } = copy
      const changes =
        act.kind === 'recuse' ? seat === act.by || holder === act.by : act.kind === 'vote' && !after.secret
      const settled = act.kind === 'vote' && seat === act.seat
      return [
        // Whose word is there is not asked for it any more.
        ...(settled || (changes && act.kind === 'recuse') ? [retractPushes(to, letterKey, stood)] : []),
        ...(settled || changes
          ? redrawPush(to, world, { letterKey, card: pen.ask(after, copy), gentlyMs: gently }, stood)
          : []),
      ]
    })

  const stuck = (to: Writer, { after, stood }: Acted): Write[] =>
    canStillPass(after)
      ? []
      : keepers.flatMap(({ id: keeper }) => {
          const told = { key: stuckKey(id, keeper), member: keeper, kind: 'duty', expiresAt: after.deadline } as const
          return push(to, world, plan, { ...told, card: pen.stuck(after), line: pen.line.stuck }, stood)
        })

  const ending = (to: Writer, { after, ended }: Acted): Write[] => {
    const outcome = after.state
    if (outcome === 'pending') return []
    const card = pen.outcome(after, outcome)
    const matter = matterOf(kind, after)
    const counts = { approved: votesFor(after, 'approve'), rejected: votesFor(after, 'reject') }
    return [
      ...(outcome === 'approved'
        ? kind.effects(to, world, matter, ended, plan)
        : (kind.otherwise?.(to, world, matter, ended, outcome) ?? [])),
      audit(to, world, { actor: 'system', action: `approvals.${outcome}`, object: id, detail: counts }, ended),
      // Nobody is asked any more, and nobody hears of help that is not needed.
      ...[allAsksOf(id), stuckKey(id, ''), mineKey(id)].map((keys) => retractPushes(to, keys, ended)),
      ...[mineKey(id), ...copies.map((copy) => copy.letterKey)].flatMap((letterKey) =>
        redrawPush(to, world, { letterKey, card }, ended),
      ),
      // Who took it back knows.
      ...(outcome !== 'cancelled' && requester
        ? push(
            to,
            world,
            plan,
            {
              ...{ key: resultKey(id), member: after.requestedBy as MemberId, kind: 'result' },
              ...{ card, line: pen.line.outcome(outcome) },
            },
            ended,
          )
        : []),
    ]
  }

  return {
    pen,
    writes: (to, acted) =>
      acted.after.state === 'pending' ? [...progress(to, acted), ...stuck(to, acted)] : ending(to, acted),
  }
}

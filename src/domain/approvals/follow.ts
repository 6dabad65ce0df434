import { sql } from 'drizzle-orm'
import type { Write, Writer } from '../../platform/db/db.ts'
import { enqueue, redraw } from '../../platform/outbox/enqueue.ts'
import { letters } from '../../platform/outbox/schema.ts'
import type { World } from '../../platform/world.ts'
import { audit } from '../audit/audit.ts'
import { keepersOf } from '../people/store.ts'
import type { Acted } from './act.ts'
import type { Opened } from './ballot.ts'
import { copiesOf, mineKey, resultKey, stuckKey } from './copies.ts'
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

  const progress = (to: Writer, { act, after, stood }: Acted): Write[] =>
    copies
      .filter(({ seat, holder }) => {
        if (act.kind === 'recuse') return seat === act.by || holder === act.by
        return act.kind === 'vote' && (!after.secret || seat === act.seat)
      })
      .map((copy) =>
        redraw(to, world, { letterKey: copy.letterKey, card: pen.ask(after, copy), gentlyMs: gently }, stood),
      )

  const stuck = (to: Writer, { after, stood }: Acted): Write[] =>
    canStillPass(after)
      ? []
      : keepers.flatMap(({ id: keeper, account }) => {
          const letter = { key: stuckKey(id, keeper), lane: 'alert', card: pen.stuck(after) } as const
          return account ? [enqueue(to, world, { ...letter, to: { account }, expiresAt: after.deadline }, stood)] : []
        })

  const ending = (to: Writer, { after, ended }: Acted): Write[] => {
    const outcome = after.state
    if (outcome === 'pending') return []
    const card = pen.outcome(after, outcome)
    const requester = pen.people.get(after.requestedBy)
    const matter = matterOf(kind, after)
    const counts = { approved: votesFor(after, 'approve'), rejected: votesFor(after, 'reject') }
    const mine = sql`${ended} and exists (select 1 from ${letters} where key = ${mineKey(id)})`
    return [
      ...(outcome === 'approved'
        ? kind.effects(to, world, matter, ended)
        : (kind.otherwise?.(to, world, matter, ended, outcome) ?? [])),
      audit(to, world, { actor: 'system', action: `approvals.${outcome}`, object: id, detail: counts }, ended),
      ...copies.map(({ letterKey }) => redraw(to, world, { letterKey, card }, ended)),
      redraw(to, world, { letterKey: mineKey(id), card }, mine),
      // Who took it back knows.
      ...(outcome !== 'cancelled' && requester?.account && !requester.left
        ? [enqueue(to, world, { key: resultKey(id), lane: 'reply', to: { account: requester.account }, card }, ended)]
        : []),
    ]
  }

  return {
    pen,
    writes: (to, acted) =>
      acted.after.state === 'pending' ? [...progress(to, acted), ...stuck(to, acted)] : ending(to, acted),
  }
}

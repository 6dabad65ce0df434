import { and, inArray, isNotNull } from 'drizzle-orm'
import type { Card } from '../../../cards/kit/card.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer, Writes } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { pushesADay } from './budget.ts'
import { choose } from './choose.ts'
import { type DigestFace, digest } from './digest.ts'
import { isWhole, type PushKindName, presses, yieldingKinds } from './kinds.ts'
import { leave } from './leave.ts'
import { type PushPlan, planPushes, type Standing } from './plan.ts'
import { type PushReason, pushes } from './schema.ts'
import { keptToday, type PushRow, peopleDue, usedToday, waitingFor } from './store.ts'
import { takeBack } from './take-back.ts'
import { tomorrow } from './times.ts'

/** People per commit. */
const atOnce = 50

/** These, as far as they still wait. */
const still = (rows: readonly PushRow[]) =>
  and(
    inArray(
      pushes.key,
      rows.map(({ key }) => key),
    ),
    isNotNull(pushes.dueAt),
  )

/** What is kept from going by more than a shift becomes a line, unless it must stay whole. */
const postpone = (to: Writer, rows: readonly PushRow[], dueAt: Date, because: PushReason): Write[] => {
  const shrinks = because === 'mute' || because === 'budget'
  const [whole, others] = [rows.filter((row) => isWhole(row.kind)), rows.filter((row) => !isWhole(row.kind))]
  const put = (some: readonly PushRow[], change: Partial<PushRow>): Write[] =>
    some.length === 0
      ? []
      : [
          to
            .update(pushes)
            .set({ dueAt, because, ...change })
            .where(still(some)),
        ]
  return [...put(whole, {}), ...put(others, shrinks ? { state: 'held', card: null } : {})]
}

type Waiting = {
  rows: readonly PushRow[]
  used: number
  /** For which kind a place of today is kept. */
  kept: PushKindName | undefined
  /** Of the digest. */
  key: string
}

const goNow = (
  to: Writer,
  world: World,
  { account, rows, used, kept, key }: Waiting & { account: Standing['account'] },
  face: DigestFace,
): Write[] => {
  const gives = yieldingKinds.some((kind) => kind === kept) && rows.some(({ kind }) => presses(kind))
  const keeps = gives ? undefined : kept
  const appointed = rows.filter((row) => row.kind === keeps && row.state === 'waiting').slice(0, 1)
  const others = rows.filter((row) => !appointed.includes(row))
  const free = Math.max(0, pushesADay - used - (keeps ? 1 : 0))
  const { alone, together, tomorrow: rest } = choose(others, free)
  const memberId = rows[0]?.memberId as MemberId
  return [
    ...postpone(to, rest, tomorrow(world.clock.now()), 'budget'),
    ...[...appointed, ...alone].flatMap((row) =>
      leave(to, world, { ...row, account, card: row.card ? (JSON.parse(row.card) as Card) : undefined }),
    ),
    ...(together.length > 0 ? digest(to, world, { key, memberId, account, items: together }, face) : []),
  ]
}

const writesFor = (
  to: Writer,
  world: World,
  { standing, ...of }: Waiting & { standing: Standing | undefined },
  face: DigestFace,
): Write[] => {
  const { rows } = of
  if (!standing) return [to.update(pushes).set({ state: 'dropped', dueAt: null, card: null }).where(still(rows))]
  if (!standing.open) return postpone(to, rows, standing.dueAt, standing.because)
  return goNow(to, world, { ...of, account: standing.account }, face)
}

/**
 * 放行：what waited for its person's good moment goes, everything else is looked at when that moment comes. Leave, a swap or
 * a mute that came after the writing is met here, because nothing becomes a letter before it may go.
 *
 * @param at the slot of the job: makes the keys of the digests
 */
export const releasePushes = async (world: World, at: Date, face: DigestFace): Promise<void> => {
  const { db, clock } = world
  await takeBack(world)
  const people = await peopleDue(db, clock.now())
  for (let i = 0; i < people.length; i += atOnce) {
    const some = people.slice(i, i + atOnce)
    const plan: PushPlan = await planPushes(world, some)
    const rows = await waitingFor(db, some)
    const waiting = new Set(rows.map((row) => row.memberId))
    const [used, kept] = await Promise.all([usedToday(db, some, clock.now()), keptToday(db, some, clock.now())])
    const writes = (to: Writer) =>
      [...waiting].flatMap((id) => {
        const of = {
          standing: plan.get(id),
          rows: rows.filter((row) => row.memberId === id),
          used: used.get(id) ?? 0,
          kept: kept.get(id),
          key: `me/digest/${id}/${at.getTime()}`,
        }
        return writesFor(to, world, of, face)
      })
    if (rows.length > 0) await db.commit((to) => writes(to) as unknown as Writes)
  }
}

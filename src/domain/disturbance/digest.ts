import { type SQL, sql } from 'drizzle-orm'
import type { Card } from '../../../cards/kit/card.ts'
import { localDateOf } from '../../core/clock.ts'
import type { AccountId, MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { insertIf } from '../../platform/db/guarded.ts'
import type { World } from '../../platform/world.ts'
import { hasSlot, pushesADay, slotsTaken } from './budget.ts'
import { leave } from './leave.ts'
import { pushes } from './schema.ts'
import type { PushRow } from './store.ts'

/** How many lines one card shows; whoever wants the others taps for them. */
export const digestLines = 10

/** How a digest looks and what it is called in one line: the words are not the domain's. */
export type DigestFace = (digest: { key: string; lines: readonly string[]; more: number }) => {
  card: Card
  line: string
}

const anyOf = (keys: readonly string[]): SQL => sql`(select value from json_each(${JSON.stringify(keys)}))`

/**
 * 汇总：everything that was held or did not fit, oldest first, as one push. It stands only if there is a place left in the
 * day and all of it still waits; otherwise nothing is written and the next look tries again.
 */
export const digest = (
  to: Writer,
  world: Pick<World, 'ids' | 'clock'>,
  of: { key: string; memberId: MemberId; account: AccountId; items: readonly PushRow[] },
  face: DigestFace,
): Write[] => {
  const { key, memberId, account, items } = of
  const now = world.clock.now()
  const keys = anyOf(items.map((item) => item.key))
  const lines = items.slice(0, digestLines).map((item) => item.line)
  const { card, line } = face({ key, lines, more: items.length - lines.length })
  const stands = sql`${slotsTaken(memberId, localDateOf(now))} < ${pushesADay}
    and (select count(*) from ${pushes} where key in ${keys} and due_at is not null) = ${items.length}`
  const row = { key, memberId, kind: 'digest', line, state: 'waiting', because: 'now', writtenAt: now } as const
  return [
    insertIf(to, pushes, row, stands),
    ...leave(to, world, { key, memberId, account, kind: 'digest', card, expiresAt: null }),
    to
      .update(pushes)
      .set({ state: 'digested', digestKey: key, leftAt: now, dueAt: null, card: null })
      .where(sql`${pushes.key} in ${keys} and ${pushes.dueAt} is not null and ${hasSlot(key)}`),
  ]
}

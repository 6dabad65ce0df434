import { type SQL, sql } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import type { AppointedKind } from './kinds.ts'
import { pushes, pushSlots } from './schema.ts'

/** So often may a person be written to unasked on one day. */
export const pushesADay = 2

/** True in a commit once this push has its place in a day. */
export const hasSlot = (key: string): SQL => sql`exists (select 1 from ${pushSlots} where key = ${key})`

/** How many places of that day are taken, read inside the commit. */
export const slotsTaken = (memberId: MemberId, day: LocalDate): SQL =>
  sql`(select count(*) from ${pushSlots} where member_id = ${memberId} and day = ${day})`

/** The first free place of the day, for this key, on that condition; nothing happens when there is none. */
const takePlace = (
  to: Writer,
  { key, memberId, day }: { key: string; memberId: MemberId; day: LocalDate },
  provided: SQL,
): Write => {
  const numbers = Array.from({ length: pushesADay }, (_, i) => sql`select ${i + 1} as slot`)
  return to.run(sql`
    insert into ${pushSlots} (member_id, day, slot, key)
    select ${memberId}, ${day}, free.slot, ${key} from (${sql.join(numbers, sql` union all `)}) free
    where ${provided} and not ${hasSlot(key)}
      and not exists (select 1 from ${pushSlots} taken
        where taken.member_id = ${memberId} and taken.day = ${day} and taken.slot = free.slot)
    order by free.slot limit 1
    on conflict do nothing`)
}

const waits = (key: string): SQL => sql`exists (select 1 from ${pushes} where key = ${key} and state = 'waiting')`

/** Takes the first free place of the day for a push that waits. */
export const takeSlot = (to: Writer, of: { key: string; memberId: MemberId; day: LocalDate }): Write =>
  takePlace(to, of, waits(of.key))

const keptStart = 'kept/'
const keptKey = ({ kind, memberId, day }: Kept): string => `${keptStart}${memberId}/${day}/${kind}`

/** A place of that day, for a push of this kind. */
export type Kept = { kind: AppointedKind; memberId: MemberId; day: LocalDate }

/** The kind that such a key names. */
export const keptFor = (key: string): AppointedKind => key.slice(key.lastIndexOf('/') + 1) as AppointedKind

/** Taken by nothing yet. */
export const isKept = sql`${pushSlots.key} like ${`${keptStart}%`}`

/**
 * 留一次：keeps one of that day's places for what is known to come, so that the small things of the morning do not use it up.
 * One at most: the other stays for whoever comes first. Nothing is kept once the day is full.
 */
export const keepPlace = (to: Writer, kept: Kept): Write =>
  takePlace(
    to,
    { ...kept, key: keptKey(kept) },
    sql`not exists (select 1 from ${pushSlots} where member_id = ${kept.memberId} and day = ${kept.day} and ${isKept})`,
  )

/** What it was kept for has come. */
export const useKeptPlace = (to: Writer, { key, ...kept }: Kept & { key: string }): Write =>
  to
    .update(pushSlots)
    .set({ key })
    .where(sql`${pushSlots.key} = ${keptKey(kept)} and ${waits(key)} and not ${hasSlot(key)}`)

/** It does not come after all; nothing happens while the push with this key still waits for its moment. */
export const giveBackPlace = (to: Writer, { key, ...kept }: Kept & { key: string }): Write =>
  to.delete(pushSlots).where(sql`${pushSlots.key} = ${keptKey(kept)} and not ${waits(key)}`)

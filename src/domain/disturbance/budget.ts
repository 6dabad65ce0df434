import { type SQL, sql } from 'drizzle-orm'
import type { LocalDate } from '../../core/clock.ts'
import type { MemberId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
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
const keptKey = (memberId: MemberId, day: LocalDate): string => `${keptStart}${memberId}/${day}`

/** Taken by nothing yet. */
export const isKept = sql`${pushSlots.key} like ${`${keptStart}%`}`

/**
 * 留一次：keeps one of that day's places for what comes at an hour that is known already, so that the small things of the
 * morning do not use it up. Nothing is kept once the day is full.
 */
export const keepPlace = (to: Writer, { memberId, day }: { memberId: MemberId; day: LocalDate }): Write =>
  takePlace(to, { key: keptKey(memberId, day), memberId, day }, sql`true`)

/** What it was kept for has come. */
export const useKeptPlace = (
  to: Writer,
  { key, memberId, day }: { key: string; memberId: MemberId; day: LocalDate },
): Write =>
  to
    .update(pushSlots)
    .set({ key })
    .where(sql`${pushSlots.key} = ${keptKey(memberId, day)} and ${waits(key)} and not ${hasSlot(key)}`)

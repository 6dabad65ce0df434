import { sql } from 'drizzle-orm'
import type { Db } from '../db/db.ts'
import type { Going } from './pace.ts'
import { type Lane, lanes } from './schema.ts'

/** What could leave now: the oldest letter of each recipient, or a shown card that should look different. */
export type Candidate = { going: Going } & (
  | { kind: 'letter'; seq: number; ambiguousSince: number | null }
  | { kind: 'redraw'; letterKey: string }
)

type LetterRow = {
  seq: number
  lane: Lane
  kind: 'send' | 'reply' | 'react'
  recipient: string
  ambiguousSince: number | null
}
type RedrawRow = { letterKey: string; message: string }

export const goingOf = (letter: Pick<LetterRow, 'lane' | 'kind' | 'recipient'>): Going =>
  letter.kind === 'react'
    ? { lane: letter.lane, message: letter.recipient }
    : { lane: letter.lane, recipient: letter.recipient }

const free = (now: number) => sql`coalesce(claimed_until, 0) <= ${now} and coalesce(retry_at, 0) <= ${now}`

/**
 * A letter waits for the older ones of its recipient, unless those are only written for later. `held`, `unknown` and
 * `lost` ones wait for a person and hold up nobody.
 */
const headsOf = (lane: Lane, now: number, most: number) => sql`
  select * from (
    select seq, lane, kind, recipient, ambiguous_since as ambiguousSince from letters
    where state = 'pending' and lane = ${lane} and due_at <= ${now} and ${free(now)} and not exists (
      select 1 from letters older where older.recipient = letters.recipient and older.state = 'pending'
        and older.seq < letters.seq and older.due_at <= ${now})
    order by seq limit ${most})`

const heads = async (db: Db, now: number, most: number): Promise<LetterRow[]> =>
  db.read.all<LetterRow>(
    sql.join(
      lanes.map((lane) => headsOf(lane, now, most)),
      sql` union all `,
    ),
  )

/** The message that shows the letter: its own, or that of its second copy. */
const wantedRedraws = async (db: Db, now: number, most: number): Promise<RedrawRow[]> =>
  db.read.all<RedrawRow>(sql`
    select letter_key as letterKey, message from (
      select *, coalesce(
        (select message_id from letters where key = letter_key),
        (select message_id from letters where key = letter_key || '/again')) as message
      from redraws where wanted > drawn and lost_because is null and due_at <= ${now} and ${free(now)})
    where message is not null order by due_at limit ${most}`)

/** In the order in which they should leave, at most `most` of each lane. */
export const candidates = async (db: Db, now: Date, most: number): Promise<Candidate[]> => {
  const at = now.getTime()
  const letters = (await heads(db, at, most)).map(
    (row): Candidate => ({
      kind: 'letter',
      seq: row.seq,
      ambiguousSince: row.ambiguousSince,
      going: goingOf(row),
    }),
  )
  const redraws = (await wantedRedraws(db, at, most)).map(
    ({ letterKey, message }): Candidate => ({ kind: 'redraw', letterKey, going: { lane: 'redraw', message } }),
  )
  const isBroadcast = ({ going }: Candidate) => going.lane === 'broadcast'
  return [...letters.filter((c) => !isBroadcast(c)), ...redraws, ...letters.filter(isBroadcast)]
}

/** When the next thing that waits for its time may leave. */
export const nextMoment = async (db: Db, now: Date): Promise<Date | undefined> => {
  const at = now.getTime()
  const [row] = await db.read.all<{ next: number | null }>(sql`
    select min(at) as next from (
      select max(due_at, coalesce(retry_at, 0), coalesce(claimed_until, 0)) as at from letters where state = 'pending'
      union all
      select max(due_at, coalesce(retry_at, 0), coalesce(claimed_until, 0)) from redraws
        where wanted > drawn and lost_because is null
    ) where at > ${at}`)
  return row?.next ? new Date(row.next) : undefined
}

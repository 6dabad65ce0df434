import type { SQL } from 'drizzle-orm'
import { type Bell, bell } from './bell.ts'
import { newPace, type Pace } from './pace.ts'

/** What the one who sends knows beyond the database. Lives as long as its process. */
export type Sender = {
  /** Stands in `claimedBy`; whoever else writes about the same letter is refused. */
  readonly owner: string
  readonly pace: Pace
  readonly bell: Bell
  /** Still the one who may send. */
  readonly mayGo: () => boolean
  /** The lease is still ours by the clock: what was claimed a moment ago may go out. Also while stopping. */
  readonly trusted: () => boolean
  /** Holds in the database only while this sender holds the lease. */
  readonly fence?: SQL
  /** The app as a whole was refused: one letter at a time asks whether it has been repaired. */
  probing: boolean
  /** When Feishu last accepted anything. */
  provenAt?: Date
}

export const newSender = (
  owner: string,
  lease: { mayGo: () => boolean; trusted?: () => boolean; fence?: SQL } = { mayGo: () => true },
  pace: Pace = newPace(),
): Sender => ({ owner, pace, bell: bell(), probing: false, trusted: () => true, ...lease })

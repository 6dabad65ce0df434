import type { SQL } from 'drizzle-orm'
import type { MemberId, QuestionId } from '../../core/ids.ts'
import type { Write, Writer } from '../../platform/db/db.ts'
import { handOn } from '../../platform/inbox/hand-on.ts'
import type { World } from '../../platform/world.ts'
import type { StoredQuestion } from './store.ts'

/** A key that has changed. What was answered is judged anew, wherever it was answered. */
export type Rejudging = {
  /** The question that was answered, with the key that was wrong. */
  from: StoredQuestion
  /** The one that took its place. */
  to: StoredQuestion
  /** A choice of `from`'s letters by the new key; nothing when it cannot be judged any more and counts neither way. */
  judge(choice: string): boolean | undefined
}

/**
 * What a feature that asks questions does when something happens to one. Each of it runs again after a crash, so doing it
 * twice is doing it once. Features name theirs in `src/app/features.ts`.
 */
export type QuestionFollower = {
  name: string
  /** 停用：the question is out of use now (withdrawn, in doubt, to be looked at again): what still asks it becomes void. */
  stopped?(world: World, question: QuestionId): Promise<void>
  /** 改判：the feature's own tables. The attempts, the ledger and the word to each person are the bank's. */
  rejudged?(world: World, change: Rejudging): Promise<void>
  /** The question that stands on the card of the letter with this key, when it is one of the feature's. */
  shown?(world: Pick<World, 'db'>, letter: { key: string; member: MemberId }): Promise<QuestionId | undefined>
}

export const stoppedType = 'bank.question-stopped'

/**
 * Tells every follower, right after the commit, that a question is out of use.
 *
 * @param cause names what stopped it: the same question stopped by the same is one word
 */
export const tellStopped = (
  to: Writer,
  world: Pick<World, 'clock'>,
  { question, cause }: { question: QuestionId; cause: string },
  provided: SQL,
): Write => handOn(to, world, { type: stoppedType, key: `${question}/${cause}`, body: { question } }, provided)

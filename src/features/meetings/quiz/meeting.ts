import type { BranchId, MemberId } from '../../../core/ids.ts'
import type { Db } from '../../../platform/db/db.ts'

/** A meeting in which a quiz may be held, as far as the quiz has to know it. */
export type QuizMeeting = {
  branchId: BranchId
  /** Whoever chairs it may lead the quiz, whatever role that person has. */
  chairs: readonly MemberId[]
  /** How many are expected there. */
  expected: number
}

/** The meetings of the branch, by their ids; nothing for one that is not known. */
export type FindMeeting = (db: Db, meetingId: string) => Promise<QuizMeeting | undefined>

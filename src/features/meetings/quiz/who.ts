import type { BranchId, QuizId, QuizRoundId } from '../../../core/ids.ts'
import { type Actor, placeOf } from '../../../domain/access/actor.ts'
import type { Target } from '../../../domain/access/may.ts'
import type { Db } from '../../../platform/db/db.ts'
import type { World } from '../../../platform/world.ts'
import type { FindMeeting } from './meeting.ts'
import { quizById, roundById } from './store.ts'

/** The branch; one's own team too, so that a team's leader may lead where the team belongs. */
export const branchTarget = async (db: Db, actor: Actor, branchId: BranchId): Promise<Target | undefined> => {
  const own = actor.place.branchId === branchId
  const place = await placeOf(db, branchId, own ? actor.place.teamId : undefined)
  return place && { place }
}

/** What leading a quiz is about, with whoever chairs the meeting in which it is held. */
export const leading = (findMeeting: FindMeeting) => {
  const of = async (db: Db, actor: Actor, at: { branchId: BranchId; meetingId: string | null }) => {
    const target = await branchTarget(db, actor, at.branchId)
    const meeting = at.meetingId ? await findMeeting(db, at.meetingId) : undefined
    const chairs = meeting?.branchId === at.branchId ? meeting.chairs : []
    return target && { ...target, deciders: new Set(chairs) }
  }
  return {
    branch: ({ db }: World, payload: { branch: string; meeting: string }, actor: Actor) =>
      of(db, actor, { branchId: payload.branch as BranchId, meetingId: payload.meeting }),
    quiz: async ({ db }: World, payload: { quiz: string }, actor: Actor) => {
      const quiz = await quizById(db, payload.quiz as QuizId)
      return quiz && of(db, actor, quiz)
    },
    round: async ({ db }: World, payload: { round: string }, actor: Actor) => {
      const found = await roundById(db, payload.round as QuizRoundId)
      return found && of(db, actor, found.quiz)
    },
  }
}

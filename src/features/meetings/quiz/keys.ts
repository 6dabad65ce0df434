import type { MemberId, QuizId, QuizRoundId } from '../../../core/ids.ts'

/** Letter keys stand in the outbox for ever: never rename one. */
export const roundLetterKey = (round: QuizRoundId): string => `quiz/round/${round}`
/** One chair's card of a session; the event that made somebody chair, or asked for a new one, makes it one. */
export const controlLetterKey = (quiz: QuizId, eventId: string): string => `quiz/control/${quiz}/${eventId}`
export const endLetterKey = (quiz: QuizId): string => `quiz/end/${quiz}`
/** 抢答署名：asked once of each person, ever. */
export const nameLetterKey = (member: MemberId): string => `quiz/name/${member}`
/** Once for each person and round, however often it is asked for. */
export const mineLetterKey = (round: QuizRoundId, member: MemberId): string => `quiz/mine/${round}/${member}`

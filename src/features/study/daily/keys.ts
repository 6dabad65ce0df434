import type { MemberId, RoundId } from '../../../core/ids.ts'

/** Letter keys stand in the outbox for ever: never rename one. */
export const dailyLetterKey = (round: RoundId): string => `study/daily/${round}`
/** How the keys of all nudges of a round begin. */
export const nudgesOfRound = (round: RoundId): string => `study/nudge/${round}/`
export const nudgeLetterKey = (round: RoundId, member: MemberId): string => `${nudgesOfRound(round)}${member}`
/** The question in 单聊 because somebody asked for it; the event that asked makes it one. */
export const shownLetterKey = (round: RoundId, eventId: string): string => `study/shown/${round}/${eventId}`

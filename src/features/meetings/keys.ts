import type { MeetingId, MemberId } from '../../core/ids.ts'

/** Letter keys stand in the outbox for ever: never rename one. */
export const inviteKey = (id: MeetingId): string => `meetings/invite/${id}`
export const leadKey = (id: MeetingId, member: MemberId): string => `meetings/lead/${id}/${member}`
export const remindKey = (id: MeetingId, member: MemberId | ''): string => `meetings/remind/${id}/${member}`
export const makeUpKey = (id: MeetingId, member: MemberId | ''): string => `meetings/make-up/${id}/${member}`
export const claimKey = (id: MeetingId, member: MemberId, judge: MemberId | ''): string =>
  `meetings/claim/${id}/${member}/${judge}`
/** Once more, when nobody has judged for a day. */
export const claimAgainKey = (id: MeetingId, member: MemberId, judge: MemberId | ''): string =>
  `meetings/claim-again/${id}/${member}/${judge}`
/** Once more, shortly before its time is over. */
export const makeUpAgainKey = (id: MeetingId, member: MemberId): string => `meetings/make-up-again/${id}/${member}`
export const claimResultKey = (id: MeetingId, member: MemberId): string => `meetings/claim-result/${id}/${member}`

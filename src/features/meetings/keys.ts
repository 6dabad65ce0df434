import type { MeetingId, MemberId } from '../../core/ids.ts'

/** Letter keys stand in the outbox for ever: never rename one. */
export const inviteKey = (id: MeetingId): string => `meetings/invite/${id}`
export const leadKey = (id: MeetingId, member: MemberId): string => `meetings/lead/${id}/${member}`
export const remindKey = (id: MeetingId, member: MemberId | ''): string => `meetings/remind/${id}/${member}`
export const makeUpKey = (id: MeetingId, member: MemberId | ''): string => `meetings/make-up/${id}/${member}`
export const claimKey = (id: MeetingId, member: MemberId, judge: MemberId | ''): string =>
  `meetings/claim/${id}/${member}/${judge}`
/** The question after it: the nth that this person is asked. */
export const checkKey = (id: MeetingId, member: MemberId, nth: number): string =>
  `meetings/check/${id}/${member}/${nth}`

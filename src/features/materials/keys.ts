import type { MaterialId, MemberId } from '../../core/ids.ts'

/** Letter keys stand in the outbox for ever: never rename one. */
export const groupLetterKey = (sending: string): string => `materials/group/${sending}`

type Why = 'sent' | 'renewed' | 'remind'
/** How the keys of what is said to people about one material begin; of one version with its number. */
export const pushesOf = (why: Why, id: MaterialId, version?: number): string =>
  version === undefined ? `materials/${why}/${id}/` : `materials/${why}/${id}/${version}/`
/** Once for a person and a version, however often it was sent. */
export const pushKey = (why: Why, id: MaterialId, version: number, member: MemberId): string =>
  `${pushesOf(why, id, version)}${member}`

/** 学习确认台账 */
export const ledgerSubject = (id: MaterialId, version: number): string => `material/${id}/${version}`

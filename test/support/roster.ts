import type { AccountId, ChatId } from '../../src/core/ids.ts'
import type { Roster, RosterPerson } from '../../src/domain/people/roster.ts'

/** Somebody of the sample team, changed as the story needs. */
export const person = (staffNo: string, change: Partial<RosterPerson> = {}): RosterPerson => ({
  staffNo,
  name: `职工${staffNo}`,
  account: `ou_${staffNo}` as AccountId,
  branch: '综采一队党支部',
  team: '采煤一班',
  post: '采煤机司机',
  employment: 'regular',
  shift: '早班',
  partyMember: false,
  roles: [],
  ...change,
})
export const roster = (...people: RosterPerson[]): Roster => ({
  people,
  branches: [{ name: '综采一队党支部', chatId: 'oc_1' as ChatId, policy: { dailyTime: '07:30' } }],
})

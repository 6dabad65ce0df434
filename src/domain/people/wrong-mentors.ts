import { judgePairings } from '../mentorships/judge.ts'
import type { Obstacle } from '../mentorships/obstacle.ts'
import type { PersonRow } from './read-person.ts'

/**
 * Mentors who cannot be, as far as the file alone shows: with a row, so that all of it is said in one go. Loads and ties
 * are judged against the database afterwards.
 */
export const wrongMentors = (rows: readonly (PersonRow & { row: number })[]): { row: number; obstacle: Obstacle }[] => {
  const byNo = new Map(rows.map((r) => [r.person.staffNo, r]))
  const team = (no: string) => {
    const person = byNo.get(no)?.person
    return person && `${person.branch}/${person.team}`
  }
  const wishes = rows.flatMap(({ person: { staffNo, mentorStaffNo } }) =>
    mentorStaffNo ? [{ memberId: staffNo, mentorId: mentorStaffNo }] : [],
  )
  return judgePairings(wishes, {
    after: new Map(wishes.map((w) => [w.memberId, w.mentorId])),
    person: (no) => {
      const person = byNo.get(no)?.person
      // Without the column nobody can tell from the file alone.
      return person?.partyMember === undefined
        ? undefined
        : { partyMember: person.partyMember, left: false, team: team(no) ?? '', company: '' }
    },
    leads: (boss, of) => byNo.get(boss)?.person.roles?.includes('team-leader') === true && team(boss) === of,
    tied: () => false,
    limitOf: () => Number.POSITIVE_INFINITY,
  }).flatMap(({ memberId, obstacle }) => ({ row: byNo.get(memberId)?.row ?? 1, obstacle }))
}

import type { Obstacle } from './obstacle.ts'

type Person = { partyMember: boolean; left: boolean; team: string; company: string }

/** A whole roster as it would be, by whatever names people there. */
export type Situation<Id extends string> = {
  /** Undefined: nobody knows this person, so nothing can be said. */
  person(id: Id): Person | undefined
  leads(boss: Id, team: string): boolean
  tied(one: Id, other: Id): boolean
  limitOf(mentor: Id): number
  /** Who would look after whom afterwards, wishes included. */
  after: ReadonlyMap<Id, Id>
}

const loadsIn = <Id extends string>(after: ReadonlyMap<Id, Id>): Map<Id, number> => {
  const loads = new Map<Id, number>()
  for (const mentor of after.values()) loads.set(mentor, (loads.get(mentor) ?? 0) + 1)
  return loads
}

/**
 * The rules of `obstacleTo` over many wishes at once: a file may turn everything round in one go, so each is judged by
 * how things would stand after all of them. Pure.
 */
export const judgePairings = <Id extends string>(
  wishes: readonly { memberId: Id; mentorId: Id }[],
  situation: Situation<Id>,
): { memberId: Id; mentorId: Id; obstacle: Obstacle }[] => {
  const loads = loadsIn(situation.after)
  const obstacle = (memberId: Id, mentorId: Id): Obstacle | undefined => {
    const [member, mentor] = [situation.person(memberId), situation.person(mentorId)]
    if (memberId === mentorId) return 'self'
    if (!member || !mentor) return undefined
    if (mentor.left) return 'mentor-left'
    if (!mentor.partyMember) return 'not-party-member'
    if (mentor.company !== member.company) return 'elsewhere'
    if (situation.after.get(mentorId) === memberId) return 'mutual'
    if (situation.tied(memberId, mentorId)) return 'tie'
    if (situation.leads(mentorId, member.team)) return 'boss'
    return (loads.get(mentorId) ?? 0) > situation.limitOf(mentorId) ? 'full' : undefined
  }
  return wishes.flatMap(({ memberId, mentorId }) => {
    const found = obstacle(memberId, mentorId)
    return found ? [{ memberId, mentorId, obstacle: found }] : []
  })
}

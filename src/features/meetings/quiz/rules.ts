import type { MemberId, QuestionId, TeamId } from '../../../core/ids.ts'

/** Fewer than this are not a crowd: what they answered would be known of each of them. */
export const fewest = 3
/** A question nobody closes is closed by itself. */
export const answerMinutes = 5
/** A session in which nothing happens for so long is over. */
export const idleMinutes = 20
/** For those that are withdrawn while they are asked. */
const spares = 5

/** 32-bit FNV-1a, mixed once more: an order that differs from session to session. */
const shuffleKey = (text: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/**
 * 选题：what this branch has not met in a quiz for longest comes first, what it never met before everything else. Each once.
 *
 * @param candidates with the moment at which each was last asked there, null when never
 */
export const planQuestions = (
  candidates: readonly { id: QuestionId; lastAskedAt: Date | null }[],
  size: number,
  salt: string,
): QuestionId[] =>
  candidates
    .map(({ id, lastAskedAt }) => ({ id, last: lastAskedAt?.getTime() ?? 0, tie: shuffleKey(`${salt}/${id}`) }))
    .sort((a, b) => a.last - b.last || a.tie - b.tie)
    .slice(0, size + spares)
    .map(({ id }) => id)

export type Given = { memberId: MemberId; teamId: TeamId; choice: string; correct: boolean }

export type TeamFigures = { teamId: TeamId; answered: number; right: number }

const teamsOf = (answers: readonly Given[]): (TeamFigures & { people: number })[] => {
  const teams = new Map<TeamId, { members: Set<MemberId>; answered: number; right: number }>()
  for (const { teamId, memberId, correct } of answers) {
    const team = teams.get(teamId) ?? { members: new Set(), answered: 0, right: 0 }
    teams.set(teamId, team)
    team.members.add(memberId)
    team.answered++
    if (correct) team.right++
  }
  return [...teams].map(([teamId, { members, ...team }]) => ({ teamId, ...team, people: members.size }))
}

export type Figures = {
  answered: number
  people: number
  /** Absent when so few answered, or when it would tell by subtraction what a small team answered. */
  right?: number
  /** The right number is left out for the sake of a small team. */
  hidden: boolean
  /** Teams of which at least three answered; only when teams are compared. */
  teams: TeamFigures[]
  /** A smaller team is left out. */
  more: boolean
}

/** What a room may know of its answers, of one round or of several. */
export const figuresOf = (answers: readonly Given[], mode: 'everyone' | 'race' | 'relay'): Figures => {
  const people = new Set(answers.map((a) => a.memberId)).size
  const every = mode === 'relay' ? teamsOf(answers) : []
  const small = every.filter((t) => t.people < fewest)
  const smallPeople = small.reduce((sum, t) => sum + t.people, 0)
  const hidden = smallPeople > 0 && smallPeople < fewest
  return {
    answered: answers.length,
    people,
    hidden: people >= fewest && hidden,
    ...(people >= fewest && !hidden && { right: answers.filter((a) => a.correct).length }),
    teams: every.filter((t) => t.people >= fewest).map(({ teamId, answered, right }) => ({ teamId, answered, right })),
    more: small.length > 0,
  }
}

/** How many chose each key; of a multiple choice each letter counts everyone who ticked it. */
export const distributionOf = (answers: readonly Given[], keys: readonly string[]) =>
  keys.map((choice) => ({ choice, count: answers.filter((a) => a.choice.includes(choice)).length }))

/** The three points that most people missed, by at least three people each. */
export const mostMissed = (
  answers: readonly { memberId: MemberId; correct: boolean; point: string }[],
): { point: string; wrong: number }[] => {
  const missed = new Map<string, { people: Set<MemberId>; wrong: number }>()
  for (const { memberId, correct, point } of answers) {
    if (correct) continue
    const entry = missed.get(point) ?? { people: new Set(), wrong: 0 }
    missed.set(point, entry)
    entry.people.add(memberId)
    entry.wrong++
  }
  return [...missed]
    .filter(([, { people }]) => people.size >= fewest)
    .map(([point, { wrong }]) => ({ point, wrong }))
    .sort((a, b) => b.wrong - a.wrong || (a.point < b.point ? -1 : 1))
    .slice(0, 3)
}

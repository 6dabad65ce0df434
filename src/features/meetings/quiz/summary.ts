import type { QuizEndFace } from '../../../../cards/meetings/quiz-end.card.ts'
import { pointOf } from '../../../domain/questions/question.ts'
import type { Db } from '../../../platform/db/db.ts'
import { figuresOf, mostMissed } from './rules.ts'
import type { QuizEnd } from './schema.ts'
import { type Answer, type Asked, answersTo, type Quiz, teamNames } from './store.ts'

export type Summary = {
  face: QuizEndFace
  /** Every question that was shown. `right` is absent where too few answered. */
  each: { n: number; stem: string; answered: number; right?: number }[]
}

const eachOf = (quiz: Quiz, shown: readonly Asked[], answers: readonly Answer[]): Summary['each'] =>
  shown.map(({ round, question }) => {
    const { answered, right } = figuresOf(
      answers.filter((a) => a.roundId === round.id),
      quiz.mode,
    )
    return { n: round.place, stem: question.stem, answered, ...(right !== undefined && { right }) }
  })

/** 小结：numbers of a session; nothing about one person, and nothing of a few. */
export const summaryOf = async (db: Db, quiz: Quiz, rounds: readonly Asked[], because: QuizEnd): Promise<Summary> => {
  const shown = rounds.filter(({ round }) => round.state === 'shown')
  const answers = await answersTo(
    db,
    shown.map(({ round }) => round.id),
  )
  const points = new Map(shown.map(({ round, question }) => [round.id, pointOf(question)]))
  const { answered, people, right, teams } = figuresOf(answers, quiz.mode)
  const names = teams.length > 0 ? await teamNames(db, quiz.branchId) : new Map()
  return {
    face: {
      ...{ mode: quiz.mode, because, rounds: shown.length, people, answered },
      ...(right !== undefined && { right }),
      points: mostMissed(answers.map((a) => ({ ...a, point: points.get(a.roundId) ?? '' }))),
      ...(quiz.mode === 'relay' && {
        teams: teams
          .map(({ teamId, ...t }) => ({ ...t, name: names.get(teamId) ?? '' }))
          .sort((a, b) => (a.name < b.name ? -1 : 1)),
      }),
    },
    each: eachOf(quiz, shown, answers),
  }
}

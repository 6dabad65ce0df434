import { type SQL, sql } from 'drizzle-orm'
import { blank } from '../../../../cards/kit/blank.ts'
import type { Card } from '../../../../cards/kit/card.ts'
import { quizControlCard } from '../../../../cards/meetings/quiz-control.card.ts'
import { openRoundCard, shownRoundCard, voidRoundCard } from '../../../../cards/meetings/quiz-round.card.ts'
import { texts } from '../../../../cards/meetings/texts.quiz.ts'
import { localTimeOf } from '../../../core/clock.ts'
import type { QuizRoundId, TeamId } from '../../../core/ids.ts'
import { keyOf, keysOf } from '../../../domain/questions/question.ts'
import { distributionOf, figuresOf, idleMinutes } from './rules.ts'
import { quizAnswers, quizRounds } from './schema.ts'
import type { Answer, Asked, Tapped } from './store.ts'

/** A card and how its numbers are read by the commit that draws it. */
export type Drawn = { card: Card; blanks: Record<string, SQL> }

const placed = ({ quiz, round, question }: Tapped) => {
  const { kind, subject, stem, options } = question
  return { round: round.id, n: round.place, of: quiz.size, mode: quiz.mode, kind, subject, stem, options }
}

const countOf = (id: QuizRoundId) => sql`(select count(*) from ${quizAnswers} where round_id = ${id})`

/** «23» and «31»: more may come than were expected. */
const counts = ({ quiz, round }: Tapped): Record<string, SQL> => ({
  answered: countOf(round.id),
  // A number that is handed over is a real one, and would be drawn with its point.
  total: sql`max(cast(${quiz.expected} as integer), ${countOf(round.id)})`,
})

const until = ({ round }: Tapped) => localTimeOf(round.closesAt)

/** As it is sent, before anybody has answered. */
export const firstFace = (asked: Tapped): Card =>
  openRoundCard({
    ...placed(asked),
    ...{ answered: '0', total: String(asked.quiz.expected), until: until(asked) },
    ...(asked.quiz.mode === 'race' && { race: texts.race.none }),
  })

export const openFace = (asked: Tapped): Drawn => {
  const race = asked.quiz.mode === 'race'
  const first = sql`(select first_right from ${quizRounds} where id = ${asked.round.id})`
  return {
    card: openRoundCard({
      ...placed(asked),
      ...{ answered: blank('answered'), total: blank('total'), until: until(asked) },
      ...(race && { race: blank('race') }),
    }),
    blanks: {
      ...counts(asked),
      ...(race && { race: sql`case when ${first} is null then ${texts.race.none} else ${texts.race.taken} end` }),
    },
  }
}

/** @param name of the first who was right, when it may stand there */
export const shownFace = (
  asked: Asked,
  answers: readonly Answer[],
  teams: ReadonlyMap<TeamId, string>,
  name: string | null,
): Card => {
  const { quiz, round, question } = asked
  const { right, hidden, teams: some, more } = figuresOf(answers, quiz.mode)
  const shown = some.map((t) => ({ ...t, name: teams.get(t.teamId) ?? '' }))
  const { explanation, basis } = question
  return shownRoundCard({
    ...placed(asked),
    ...{ answer: keyOf(question), explanation, basis, hidden },
    answered: answers.length,
    total: Math.max(quiz.expected, answers.length),
    ...(right !== undefined && { figures: { right, distribution: distributionOf(answers, keysOf(question)) } }),
    ...(quiz.mode === 'race' && { first: round.firstRight === null ? 'nobody' : { name } }),
    ...(quiz.mode === 'relay' && {
      teams: { shown: shown.sort((a, b) => (a.name < b.name ? -1 : 1)), more },
    }),
  })
}

export const voidFace = (asked: Tapped): Card => voidRoundCard(placed(asked))

/** The chair's card; while a round is open there is always something to close. */
export const controlFace = (asked: Tapped, state: 'open' | 'shown' | 'void', more = true): Drawn => ({
  card: quizControlCard({
    ...{ quiz: asked.quiz.id, round: asked.round.id, n: asked.round.place, of: asked.quiz.size },
    ...{ after: asked.round.n, state, stem: asked.question.stem, more, idleMinutes },
    ...{ answered: blank('answered'), total: blank('total') },
  }),
  blanks: counts(asked),
})

/** The same as it is sent, with the count as it was read. */
export const controlNow = (asked: Tapped, state: 'open' | 'shown' | 'void', more: boolean, answered: number): Card =>
  quizControlCard({
    ...{ quiz: asked.quiz.id, round: asked.round.id, n: asked.round.place, of: asked.quiz.size },
    ...{ after: asked.round.n, state, stem: asked.question.stem, more, idleMinutes },
    ...{ answered: String(answered), total: String(Math.max(asked.quiz.expected, answered)) },
  })

import { type SQL, sql } from 'drizzle-orm'
import { blank } from '../../../../cards/kit/blank.ts'
import type { Card } from '../../../../cards/kit/card.ts'
import type { Asked, Key } from '../../../../cards/kit/question.ts'
import { closedCard } from '../../../../cards/study/closed.card.ts'
import { questionCard } from '../../../../cards/study/question.card.ts'
import { verdictCard } from '../../../../cards/study/verdict.card.ts'
import { withdrawnCard } from '../../../../cards/study/withdrawn.card.ts'
import { keysOf, keyOf as rightKeyOf } from '../../../domain/questions/question.ts'
import { answersWhere, type Round } from './store.ts'

export const askedOf = ({ id, day, question }: Round): Asked => {
  const { kind, subject, stem, options } = question
  return { round: id, day, kind, subject, stem, options }
}

export const keyOf = ({ question }: Pick<Round, 'question'>): Key => {
  const { explanation, basis } = question
  return { answer: rightKeyOf(question), explanation, basis }
}

/** The card that the whole group sees, and how its numbers are read. */
export type Shared = { card: Card; blanks: Record<string, SQL> }

/** As it is sent, before anybody has answered. */
export const firstFace = (round: Round, total: number): Card =>
  questionCard({ ...askedOf(round), place: 'group', progress: { answered: '0', total } })

const openFace = (round: Round, total: number): Shared => ({
  card: questionCard({ ...askedOf(round), place: 'group', progress: { answered: blank('answered'), total } }),
  blanks: { answered: answersWhere(round.id) },
})

/** Of a multiple choice, each letter counts everyone who ticked it. */
const closedFace = (round: Round, total: number): Shared => {
  return {
    card: closedCard({
      ...askedOf(round),
      ...keyOf(round),
      total,
      answered: blank('answered'),
      right: blank('right'),
      late: blank('late'),
      distribution: keysOf(round.question).map((choice) => ({ choice, count: blank(`chose-${choice}`) })),
    }),
    blanks: {
      answered: answersWhere(round.id),
      right: answersWhere(round.id, sql`correct`),
      late: answersWhere(round.id, sql`late`),
      ...Object.fromEntries(
        keysOf(round.question).map((choice) => [
          `chose-${choice}`,
          answersWhere(round.id, sql`instr(choice, ${choice}) > 0 and not late`),
        ]),
      ),
    },
  }
}

/** The group's card as it should look in that state of the round. */
export const sharedFace = (round: Round, state: Round['state'], total: number): Shared => {
  switch (state) {
    case 'open':
      return openFace(round, total)
    case 'closed':
      return closedFace(round, total)
    case 'void':
      return { card: withdrawnCard({ day: round.day, stem: round.question.stem }), blanks: {} }
  }
}

/** The question on a card of one's own. */
export const ownCard = (
  round: Round,
  { ticked = '', makeUp = false }: { ticked?: string; makeUp?: boolean } = {},
): Card => questionCard({ ...askedOf(round), place: 'own', ticked, makeUp })

export const verdictFace = (
  round: Round,
  given: { choice: string; correct: boolean; late: boolean; comes?: string | undefined },
  again = false,
): Card =>
  verdictCard({
    ...askedOf(round),
    ...keyOf(round),
    question: round.questionId,
    chosen: given.choice,
    correct: given.correct,
    late: given.late,
    ...(given.comes && { comes: given.comes }),
    again,
  })
